/**
 * How far a learner has come, from the attempts alone: what a platform is told of it. A story is never scored.
 *
 * @typedef {{score: number | null, complete: boolean}} Standing the share of the credit, from 0 to 100
 */
import { latest } from "./attempts.mjs";
import { judge } from "./verdict.mjs";

/**
 * @param {{place: import("./attempts.mjs").Place, key: import("./verdict.mjs").Key}[]} items of a quiz
 * @param {import("./attempts.mjs").Attempt[]} attempts oldest first
 * @returns {Standing} with no score where nothing can be right or wrong; what was not answered earns nothing
 */
export function quizStanding(items, attempts) {
  const verdicts = items.map(({ place, key }) => judge(key, latest(attempts, place)?.response));
  const graded = verdicts.filter((_, index) => !["scale", "reflect"].includes(items[index].key.type));
  const credit = graded.reduce((sum, verdict) => sum + (verdict.credit ?? 0), 0);
  return {
    score: graded.length ? Math.round((10_000 * credit) / graded.length) / 100 : null,
    complete: verdicts.length > 0 && verdicts.every((verdict) => verdict.complete),
  };
}

/**
 * @param {import("./attempts.mjs").Attempt[]} attempts on the story as it means today
 * @returns {Standing} complete once an ending was reached, or the story was left out
 */
export function storyStanding(attempts) {
  return { score: null, complete: attempts.some(({ verdict }) => verdict?.complete === true) };
}
