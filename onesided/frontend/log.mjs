/**
 * The file that moves: a record written out as lines, for another machine or another program, and read again. Its first
 * line says what it is; every other line is one attempt. Reading trusts nothing, and a bad line costs itself only.
 * `record/log.py` is the twin; tests/record/log_cases.json holds both to one table.
 *
 * @typedef {import("./attempts.mjs").Attempt} Attempt
 * @typedef {{attempts: Attempt[], refused: number, problem: null | "empty" | "not-a-record" | "newer" | "too-large"}}
 *   LogReading its attempts in the order of their lines, each once; how many lines held none; why nothing was read
 */
import { fromOlder, inOrder, sound } from "./sound.mjs";

const FORMAT = "onesided-record";
const VERSION = 1;
const LONGEST_LOG = 100_000_000;
const LONGEST_LINE = 100_000;

/**
 * The text of a log.
 * @param {Attempt[]} attempts sound ones
 * @param {string} written the time of writing, in the form of an attempt's time
 */
export function writeLog(attempts, written) {
  const first = { format: FORMAT, version: VERSION, written, attempts: attempts.length };
  return [first, ...attempts.map(inOrder)].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/**
 * The attempts of a log. It never throws, whatever the text; attempts of the older form are taken up.
 * @param {string} text
 * @returns {LogReading}
 */
export function readLog(text) {
  if (text.length > LONGEST_LOG) return unread("too-large");
  const lines = text.replace(/^\ufeff/, "").split("\n").filter((line) => /[^ \t\r]/.test(line));
  const problem = lines.length ? problemOf(lines[0]) : "empty";
  if (problem) return unread(problem);
  const found = lines.slice(1).map(attemptIn);
  const attempts = once(found.filter((attempt) => attempt !== null));
  return { attempts, refused: found.filter((attempt) => attempt === null).length, problem: null };
}

/**
 * Every attempt of these logs once, the oldest first. Of two with the same UUID, the first one met stays.
 * @param {...Attempt[]} logs
 */
export function merge(...logs) {
  return once(logs.flat()).sort((one, other) => compare(one.time, other.time) || compare(one.uuid, other.uuid));
}

/** @param {LogReading["problem"]} problem @returns {LogReading} */
const unread = (problem) => ({ attempts: [], refused: 0, problem });

/** @param {string} first @returns {LogReading["problem"]} */
function problemOf(first) {
  const header = valueOf(first);
  const version = header?.format === FORMAT ? header.version : null;
  if (typeof version !== "number" || version < VERSION) return "not-a-record";
  return version === VERSION ? null : "newer";
}

/** @param {string} line @returns {Attempt | null} */
function attemptIn(line) {
  const value = line.length > LONGEST_LINE ? null : fromOlder(valueOf(line));
  return sound(value) ? value : null;
}

/** @param {string} text @returns {any} */
function valueOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {Attempt[]} attempts */
function once(attempts) {
  /** @type {Map<string, Attempt>} */
  const found = new Map();
  for (const attempt of attempts) if (!found.has(attempt.uuid)) found.set(attempt.uuid, attempt);
  return [...found.values()];
}

/** @param {string} one @param {string} other */
const compare = (one, other) => (one < other ? -1 : Number(one > other));
