/**
 * From what was typed to the places it leads to, the likeliest first.
 *
 * A word counts the more the fewer places have it. The last word may be unfinished. A word that nothing has is taken for
 * one that differs in a single sign. Where no place has all words, places with some of them are better than none.
 */
import { folded, wordsOf } from "./unpack.mjs";

/** @typedef {import("./unpack.mjs").Index} Index */

/**
 * @typedef {object} Answer
 * @property {import("./unpack.mjs").Place[]} places
 * @property {Set<string>} stems by which they were found, to be marked where they are shown
 * @property {"all" | "some" | "like"} how whether all words were found, some of them, or only words like them
 */

const UNFINISHED = 0.6;
const LIKE = 0.5;
/** Kinds that are found for what they are called, before what merely speaks of the same. */
const KINDS = new Map([["term", 1.5], ["story", 1.3], ["page", 1.5], ["quiz", 0.9], ["work", 0.6]]);

/** @param {Index} index @param {string} query @returns {Answer} */
export function search(index, query) {
  const stems = index.stems(query);
  // A word that stands nearly everywhere tells places apart only where nothing else was asked.
  const telling = stems.filter((stem) => !index.common.has(stem));
  const asked = [...new Set(telling.length ? telling : stems)];
  const last = wordsOf(folded(query)).at(-1) ?? "";
  const unfinished = /[\p{L}\p{N}]$/u.test(query) ? last : "";
  const found = asked.map((stem, at) => candidates(index, stem, at === asked.length - 1 ? unfinished : ""));
  /** @type {Map<number, {words: number, score: number}>} */
  const scores = new Map();
  for (const words of found) {
    for (const [place, score] of scored(index, words)) {
      const before = scores.get(place) ?? { words: 0, score: 0 };
      scores.set(place, { words: before.words + 1, score: before.score + score });
    }
  }
  const whole = [...scores].filter(([, { words }]) => words === asked.length);
  const ranked = (whole.length ? whole : [...scores])
    .map(([place, { words, score }]) => ({ place, score: score * words * worth(index.places[place], stems) }))
    .sort((one, other) => other.score - one.score || one.place - other.place);
  const like = found.some((words) => words.some(({ counts }) => counts === LIKE));
  return {
    places: ranked.map(({ place }) => index.places[place]),
    stems: new Set(found.flatMap((words) => words.map(({ word }) => word))),
    how: like ? "like" : whole.length ? "all" : "some",
  };
}

/** @param {Index} index @param {{word: string, counts: number}[]} words @returns {Map<number, number>} */
function scored(index, words) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const { word, counts } of words) {
    const places = index.leads.get(word) ?? new Map();
    const rare = Math.log(1 + index.places.length / places.size);
    for (const [place, weight] of places) {
      scores.set(place, Math.max(scores.get(place) ?? 0, rare * weight * counts));
    }
  }
  return scores;
}

/** @param {import("./unpack.mjs").Place} place @param {string[]} asked @returns {number} */
function worth(place, asked) {
  const named = place.stems.length === asked.length && place.stems.every((stem, at) => stem === asked[at]);
  return place.weight * (KINDS.get(place.kind) ?? 1) * (named ? 2 : 1);
}

/**
 * The words of the book that a typed one may stand for.
 * @param {Index} index @param {string} stem @param {string} unfinished the word as typed so far, or nothing
 * @returns {{word: string, counts: number}[]}
 */
function candidates({ leads }, stem, unfinished) {
  if (leads.has(stem)) return [{ word: stem, counts: 1 }];
  const words = [...leads.keys()];
  const begun = words.filter((word) => unfinished.length > 1 && (word.startsWith(unfinished) || word.startsWith(stem)));
  if (begun.length) return begun.map((word) => ({ word, counts: UNFINISHED }));
  return words.filter((word) => stem.length > 3 && isLike(word, stem)).map((word) => ({ word, counts: LIKE }));
}

/** Whether two words differ by one sign that is missing, too many, another one, or changed places with the next. */
export function isLike(/** @type {string} */ one, /** @type {string} */ other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [rest, left] = [one.slice(at), other.slice(at)];
  return (
    rest.slice(1) === left.slice(1) || rest.slice(1) === left || rest === left.slice(1) ||
    (rest[0] === left[1] && rest[1] === left[0] && rest.slice(2) === left.slice(2))
  );
}
