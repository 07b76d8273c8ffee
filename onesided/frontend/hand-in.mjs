/**
 * The file that a learner hands in: what they choose to share of their record, under a name that they type, or none. It is
 * a sibling of the file that moves (`log.mjs`). What was written in the learner's own words is replaced by `true`, the
 * sign for words that were not kept, unless they ask for it to go along. `record/hand_in.py` is the twin;
 * tests/record/hand_in_cases.json holds both to one table.
 *
 * @typedef {import("./attempts.mjs").Attempt} Attempt
 * @typedef {{id: string, made: string, name: string, chapters: Record<string, string[]> | null, reflections: boolean}}
 *   Chosen the hand-in's own name, when it is made, what was typed as a name, the chapters that are shared (each with the
 *   names of its quizzes and stories; null shares everything), and whether own words go along
 * @typedef {{text: string, name: string | null, attempts: number, questions: number, stories: number, words: number}}
 *   HandIn its text and the name in it; so many attempts, at so many questions and stories; how many texts in own words
 *   are in it, or were left out of it
 */
import { merge } from "./log.mjs";
import { inOrder } from "./sound.mjs";

const FORMAT = "onesided-hand-in";
const VERSION = 1;
const LONGEST_NAME = 80;
/** What separates words, and what nobody sees; not the two joiners that some scripts write with. */
const NO_LETTERS =
  /[\x00-\x20\x7f-\xa0\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff\ud800-\udfff]+/gu;

/** @param {Attempt[]} attempts sound ones @param {Chosen} chosen @returns {HandIn} */
export function handIn(attempts, { id, made, name, chapters, reflections }) {
  const pieces = chapters && new Set(Object.values(chapters).flat());
  const shared = merge(attempts).filter((attempt) => !pieces || pieces.has(attempt.name.split("#")[0]));
  const written = shared.map((attempt) =>
    inOrder(isWorded(attempt) && !reflections ? { ...attempt, response: true } : attempt));
  const names = [...new Set(shared.map((attempt) => attempt.name))];
  const questions = names.filter((each) => each.includes("#")).length;
  const head = {
    format: FORMAT, version: VERSION, id, made, name: plainName(name), chapters: chapters && Object.keys(chapters), reflections,
  };
  const lines = written.map((attempt) => JSON.stringify(attempt)).join(",\n");
  return {
    text: `${JSON.stringify(head).slice(0, -1)},"attempts":[\n${lines}\n]}\n`,
    name: head.name,
    attempts: shared.length,
    questions,
    stories: names.length - questions,
    words: shared.filter(isWorded).length,
  };
}

/**
 * A name as it is written into the file: on one line, of at most 80 characters; null where nothing is left of it.
 * @param {string} text
 */
export function plainName(text) {
  const plain = text.replace(NO_LETTERS, " ").replace(/^ | $/g, "");
  return [...plain].slice(0, LONGEST_NAME).join("").replace(/ $/, "") || null;
}

/**
 * What the file is called: its day, and the beginning of its id, so that no two are called the same.
 * @param {string} id @param {string} day
 */
export function fileName(id, day) {
  return `one-sided-hand-in-${day}-${id.slice(0, 8)}.json`;
}

/** Whether it holds words: only what somebody wrote is a text. @param {Attempt} attempt */
const isWorded = ({ response }) => typeof response === "string" && response.trim() !== "";
