/**
 * Where a learner is in a story, by the attempts alone: the way taken, its side, and what was seen on any way before.
 * The latest attempt of this place says where the view stands; every attempt of the same story adds to what was seen.
 */
import { about, latest } from "./attempts.mjs";
import { begin, follow } from "./story.mjs";

/**
 * @typedef {import("./story.mjs").State} State
 * @typedef {"note" | "reading" | "ended" | "skipped"} Phase
 * @typedef {{phase: Phase, state: State, side: "own" | "other", seen: Set<string>, unlocked: boolean}} View
 *   `unlocked`: an ending was reached once, and so the map and the other side are open
 */

/**
 * @param {import("./story.mjs").StoryKey} key
 * @param {import("./attempts.mjs").Attempt[]} attempts any, oldest first
 * @param {import("./attempts.mjs").Place} place the story's name, occasion and digest
 * @param {boolean} hasNote whether something is to be read before the story begins
 * @returns {View}
 */
export function viewOf(key, attempts, place, hasNote) {
  const mine = about(attempts, place);
  const ways = mine.map(({ response }) => response?.path && follow(key, response.path)).filter(Boolean);
  const response = latest(mine, place)?.response ?? null;
  const state = response ? follow(key, response.path) : begin(key);
  const unlocked = ways.some((way) => way.ending !== null);
  const begun = response !== null || !hasNote;
  return {
    phase: response?.skipped === true ? "skipped" : !begun ? "note" : state.ending !== null ? "ended" : "reading",
    state,
    side: unlocked && response?.side === "other" ? "other" : "own",
    seen: new Set([...ways.flatMap((way) => way.seen), ...(begun ? state.seen : [])]),
    unlocked,
  };
}
