/**
 * What a learner did, as short as a platform's suspend data has to be, and back again. Of a quiz it holds the last
 * answer to each question; of a story every way that was taken, as the choices alone, since the scenes follow from them.
 * Words that somebody wrote, and points on a scale, never get into it: `true` says that there was an answer.
 *
 * @typedef {import("./attempts.mjs").Attempt} Attempt
 * @typedef {[item: string, meaning: string, response: any, confidence?: string]} Answer
 * @typedef {{v: 1, answers: Answer[]}} KeptQuiz the oldest answer first
 * @typedef {{v: 1, meaning: string, ways: string[], at: "own" | "other" | "skipped"}} KeptStory the way that the reader
 *   is on last; a way has a sign for each choice, its number with 36 as its base
 */
import { newAttempt, subject } from "./attempts.mjs";
import { begin, judgeStory, step } from "./story.mjs";
import { judge } from "./verdict.mjs";

export const ROOM = 4096; // characters that SCORM 1.2 gives to suspend data

/**
 * As text that fits; where it does not, the oldest answers or ways are left out, one after another, and never the last.
 * @template {KeptQuiz | KeptStory} Kept
 * @param {Kept} kept @param {number} [room]
 * @returns {{text: string, left: number}} how many were left out
 */
export function pack(kept, room = ROOM) {
  const list = "answers" in kept ? "answers" : "ways";
  const all = /** @type {any} */ (kept)[list];
  for (let left = 0; left < Math.max(1, all.length); left += 1) {
    const text = JSON.stringify({ ...kept, [list]: all.slice(left) });
    if (text.length <= room) return { text, left };
  }
  // One way or answer that is longer than all the room: nothing of it can be kept.
  return { text: JSON.stringify({ ...kept, [list]: [] }), left: all.length };
}

/** What a platform gave back; null where that is nothing of ours. @param {string} text @returns {any} */
export function unpack(text) {
  try {
    const kept = JSON.parse(text);
    return kept?.v === 1 ? kept : null;
  } catch {
    return null;
  }
}

/**
 * @param {Attempt[]} attempts oldest first
 * @param {Map<string, {type: string}>} keys those of this quiz's items, by item
 * @returns {KeptQuiz}
 */
export function keptOfQuiz(attempts, keys) {
  /** @type {Map<string, Attempt>} */
  const last = new Map();
  for (const attempt of attempts) {
    const item = attempt.name.split("#")[1];
    last.delete(item); // so that it stands behind the others
    if (attempt.response !== null) last.set(item, attempt);
  }
  return {
    v: 1,
    answers: [...last].map(([item, { digest, response, confidence }]) => {
      const shown = isPrivate(keys.get(item)) || typeof response === "string" ? true : response;
      return confidence ? [item, meaningOf(digest), shown, confidence] : [item, meaningOf(digest), shown];
    }),
  };
}

/**
 * The attempts that it was made of, as far as it tells. An answer to what has another meaning today stays one to that.
 * @param {any} kept any JSON
 * @param {string} quiz @param {string} occasion
 * @param {Map<string, {key: import("./verdict.mjs").Key, digest: string}>} items of this quiz
 * @returns {Attempt[]}
 */
export function attemptsOfQuiz(kept, quiz, occasion, items) {
  const answers = Array.isArray(kept?.answers) ? kept.answers.filter(Array.isArray) : [];
  return inTurn(answers.flatMap((/** @type {any[]} */ [item, meaning, response, confidence]) => {
    if (typeof item !== "string" || typeof meaning !== "string" || response === undefined) return [];
    const today = items.get(item);
    const same = today && meaningOf(today.digest) === meaning;
    const digest = same ? today.digest : `${meaning}-00000000`;
    const verdict = same ? judge(today.key, response) : ANSWERED;
    const sure = ["guessing", "fairly-sure", "certain"].includes(confidence) ? confidence : null;
    return [newAttempt({ name: `${quiz}#${item}`, occasion, digest }, response, verdict, { confidence: sure })];
  }));
}

/**
 * @param {Attempt[]} attempts on this story as it means today, oldest first
 * @param {string} digest @param {import("./story.mjs").StoryKey} key
 * @returns {KeptStory | null} null where it was not begun
 */
export function keptOfStory(attempts, digest, key) {
  const mine = attempts.filter((attempt) => attempt.response !== null && meaningOf(attempt.digest) === meaningOf(digest));
  const now = mine.at(-1)?.response;
  if (!now) return null;
  const ways = mine.map(({ response }) => signs(response.path));
  const here = signs(now.path);
  // A way that another one goes on from is known by that one.
  const others = [...new Set(ways)].filter((way) => way !== here && !ways.some((longer) => longer !== way && longer.startsWith(way)));
  const at = now.skipped === true ? "skipped" : now.side === "other" ? "other" : "own";
  return { v: 1, meaning: meaningOf(digest), ways: [...others, here], at };
}

/**
 * @param {any} kept any JSON
 * @param {import("./attempts.mjs").Place} place
 * @param {import("./story.mjs").StoryKey} key
 * @returns {Attempt[]} the last one says where the reader is
 */
export function attemptsOfStory(kept, place, key) {
  const ways = Array.isArray(kept?.ways) ? kept.ways.filter((/** @type {any} */ way) => typeof way === "string") : [];
  const same = kept?.meaning === meaningOf(place.digest);
  const digest = same ? place.digest : `${kept?.meaning}-00000000`;
  return inTurn(ways.map((/** @type {string} */ way, /** @type {number} */ index) => {
    const last = index === ways.length - 1;
    const response = last && kept.at === "skipped"
      ? { skipped: true }
      : { path: same ? path(key, way) : [], side: last && kept.at === "other" ? "other" : "own" };
    return newAttempt({ ...place, digest }, response, judgeStory(key, response));
  }));
}

/** What is said of an answer to a question that has become another one: that there was one. */
const ANSWERED = { complete: true, problem: null, credit: null, right: null, parts: [] };

/** @param {{type: string} | undefined} key */
const isPrivate = (key) => key?.type === "reflect" || key?.type === "scale";

/** @param {string} digest */
const meaningOf = (digest) => subject({ name: "", digest }).trim();

/** @param {any} path of a response; anything else has no choices @returns {string} */
const signs = (path) => (Array.isArray(path) ? path : []).map(([, choice]) => choice.toString(36)).join("");

/** @param {import("./story.mjs").StoryKey} key @param {string} way @returns {import("./story.mjs").Path} */
function path(key, way) {
  return [...way].reduce((state, sign) => step(key, state, parseInt(sign, 36)), begin(key)).path;
}

/** The same attempts, made one after another before now. @param {Attempt[]} attempts */
function inTurn(attempts) {
  const now = Date.now() - attempts.length;
  return attempts.map((attempt, index) => ({ ...attempt, time: new Date(now + index).toISOString() }));
}
