/**
 * The quiz or the story of a package, as the platform's host has to know it: how it is kept, how it stands, and what
 * can be said of an answer to it.
 */
import { about } from "./attempts.mjs";
import { all } from "./find.mjs";
import { attemptsOfQuiz, attemptsOfStory, keptOfQuiz, keptOfStory } from "./scorm-kept.mjs";
import { interaction } from "./scorm-said.mjs";
import { quizStanding, storyStanding } from "./scorm-standing.mjs";

/**
 * @typedef {import("./attempts.mjs").Attempt} Attempt
 * @typedef {{
 *   restore: (kept: any) => Attempt[],
 *   keep: (attempts: Attempt[]) => import("./scorm-kept.mjs").KeptQuiz | import("./scorm-kept.mjs").KeptStory | null,
 *   standing: (attempts: Attempt[]) => import("./scorm-standing.mjs").Standing,
 *   say: (attempt: Attempt) => [string, string][],
 * }} Piece `say` has nothing to say of a choice in a story, nor of a fresh start
 */

/** @param {HTMLElement} section @param {string} occasion @returns {Piece} */
export function openPiece(section, occasion) {
  return section.matches(".os-story") ? openStory(section, occasion) : openQuiz(section, occasion);
}

/** @param {HTMLElement} section @param {string} occasion @returns {Piece} */
function openQuiz(section, occasion) {
  const { name = "" } = section.dataset;
  const items = new Map(all(section, ".os-item", HTMLFormElement).map(({ dataset: { item = "", digest = "", key = "" } }) =>
    [item, { place: { name: `${name}#${item}`, occasion, digest }, digest, key: JSON.parse(key) }]));
  const keys = new Map([...items].map(([item, { key }]) => [item, key]));
  return {
    restore: (kept) => attemptsOfQuiz(kept, name, occasion, items),
    keep: (attempts) => keptOfQuiz(attempts, keys),
    standing: (attempts) => quizStanding([...items.values()], attempts),
    say(attempt) {
      const item = attempt.name.split("#")[1];
      return attempt.response === null ? [] : interaction(item, keys.get(item), attempt);
    },
  };
}

/** @param {HTMLElement} section @param {string} occasion @returns {Piece} */
function openStory(section, occasion) {
  const { name = "", digest = "", key: written = "" } = section.dataset;
  const key = JSON.parse(written);
  const place = { name, occasion, digest };
  return {
    restore: (kept) => (kept ? attemptsOfStory(kept, place, key) : []),
    keep: (attempts) => keptOfStory(attempts, digest, key),
    standing: (attempts) => storyStanding(about(attempts, place)),
    say: () => [],
  };
}
