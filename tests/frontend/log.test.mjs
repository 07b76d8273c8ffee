// The file that moves, as the page writes, reads and merges it, is held to the same table as Python.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { merge, readLog, writeLog } from "../../onesided/frontend/log.mjs";

const table = JSON.parse(readFileSync(new URL("../record/log_cases.json", import.meta.url), "utf8"));
const LONGEST = 100_000;

const deep = (levels) =>
  JSON.stringify({ ...table.attempts.d, response: 0 })
    .replace('"response":0', `"response":${"[".repeat(levels)}${"]".repeat(levels)}`);

/** The attempt that the table calls so; `name:number` is one that is made by a rule. */
function attempt(name) {
  if (typeof name !== "string") return name;
  const [kind, number] = name.split(":");
  if (number === undefined) return table.attempts[name];
  if (kind === "deep") return JSON.parse(deep(Number(number)));
  const room = LONGEST + Number(number) - JSON.stringify({ ...table.attempts.a, response: "" }).length;
  const response = kind === "long" ? "x".repeat(room) : "🌱".repeat(room >> 1) + "x".repeat(room % 2);
  return { ...table.attempts.a, response };
}

const written = (name) => {
  if (name === "first") return table.first;
  return name.startsWith("deep:") ? deep(Number(name.slice(5))) : JSON.stringify(attempt(name));
};
const textOf = ({ text }) =>
  text.replace(/\{(first|half|[a-d]|(?:long|wide|deep):\d+)\}/g, (_, name) => written(name));

for (const one of table.reading) {
  test(`reading: ${one.name}`, () => {
    const { attempts, refused, problem } = one;
    assert.deepEqual(readLog(textOf(one)), { attempts: attempts.map(attempt), refused, problem });
  });
}

for (const one of table.writing) {
  test(`writing: ${one.name}`, () => assert.equal(writeLog(one.attempts.map(attempt), one.written), one.text));
}

for (const one of table.merging) {
  test(`merging: ${one.name}`, () => {
    assert.deepEqual(merge(...one.logs.map((names) => names.map(attempt))), one.merged.map(attempt));
  });
}

test("a log that is too large is not looked at", () => {
  const large = table.first + " ".repeat(100_000_001 - table.first.length);
  assert.equal(readLog(large).problem, "too-large");
  assert.equal(readLog(large.slice(0, -1)).problem, null);
});

test("what is written is read, whatever the order and number", () => {
  const all = Object.values(table.attempts);
  const reading = readLog(writeLog([...all, ...all], "2026-03-04T05:06:07.123Z"));
  assert.deepEqual(reading, { attempts: all, refused: 0, problem: null });
});

test("merging is a union, in any order and however often", () => {
  let seed = 1;
  const chance = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const world = Array.from({ length: 30 }, (_, index) => ({
    ...table.attempts.a,
    uuid: `${String(index).padStart(8, "0")}-0000-4000-8000-000000000000`,
    time: `2026-03-04T05:06:07.${String(chance(9)).padStart(3, "0")}Z`,
  }));
  const log = () => Array.from({ length: chance(20) }, () => world[chance(world.length)]);
  for (let round = 0; round < 200; round += 1) {
    const [one, two, three] = [log(), log(), log()];
    assert.deepEqual(merge(one, two), merge(two, one));
    assert.deepEqual(merge(merge(one, two), three), merge(one, merge(two, three)));
    assert.deepEqual(merge(one, one), merge(one));
  }
});

test("no text throws", () => {
  let seed = 7;
  const chance = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const pieces = [table.first, "\n", "\r\n", "\ufeff", "{", "}", "[", '"', ",", "null", "1e999", "\ud800", written("a"), written("b")];
  for (let round = 0; round < 500; round += 1) {
    const text = Array.from({ length: chance(12) }, () => pieces[chance(pieces.length)]).join("");
    assert.ok(Array.isArray(readLog(text).attempts));
    assert.equal(readLog(`${table.first}\n${text}`).problem, null);
  }
});
