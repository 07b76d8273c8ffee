/**
 * The summary: all that the map of a learner and the review show, worked out from the course's index and the attempts.
 * `progress/summary.py` works out the same; tests/progress/summary_cases.json holds both to one table.
 *
 * @typedef {import("./counted.mjs").Course} Course
 * @typedef {import("./counted.mjs").Counted} Counted
 * @typedef {{id: string, text: string, state: "not-met" | "shaky" | "firm", answered: number, questions: number,
 *   right: number}} Objective
 * @typedef {{name: string, number: number, title: string, href: string, answered: number, questions: number,
 *   lived: number, stories: number, done: boolean, minutes_left: number, objectives: Objective[]}} Chapter
 * @typedef {{now: string[], waiting: number, done_today: number, coming: {in: number, count: number}[],
 *   changed: string[]}} Due
 * @typedef {{today: number, attempts: number, answered: number, questions: number, days: number, minutes: number,
 *   chapters: Chapter[], calibration: {level: string, answers: number, right: number}[], due: Due}} Summary
 */
import { calendar, counted } from "./counted.mjs";
import { climb } from "./ladder.mjs";

const LEVELS = ["guessing", "fairly-sure", "certain"];
const QUESTION = 40; // seconds that an unanswered question is reckoned to take

/**
 * @param {Course} course the index
 * @param {Iterable<any>} attempts in any order, each once; whatever is no attempt is passed over
 * @param {string} now in UTC, as in an attempt; RangeError where it is no time
 * @param {number} offset of the learner's clock, in minutes east of UTC
 * @returns {Summary}
 */
export function summarize(course, attempts, now, offset) {
  const today = calendar(offset)(now);
  if (today === null) throw new RangeError(`${now} is no time. Write it in UTC, such as 2026-03-05T21:07:00.000Z.`);
  const found = counted(course, attempts, today, offset);
  return {
    today,
    attempts: found.attempts,
    answered: found.answers.size,
    questions: Object.values(course.items).filter((item) => item.graded).length,
    days: found.days.size,
    minutes: found.minutes,
    chapters: course.chapters.map((chapter) => chapterOf(course, found, chapter)),
    calibration: calibrationOf(found),
    due: dueOf(course, found, today),
  };
}

/** @param {Course} course @param {Counted} found @param {Course["chapters"][number]} chapter @returns {Chapter} */
function chapterOf(course, found, { name, number, title, href }) {
  const questions = namesOf(course.items, (item) => item.graded && item.chapter === name);
  const stories = namesOf(course.stories, (story) => story.chapters.includes(name));
  const answered = questions.filter((question) => found.answers.has(question)).length;
  const ahead = stories.filter((story) => !found.lived.has(story));
  const minutes = ahead.reduce((sum, story) => sum + course.stories[story].minutes, 0);
  const seconds = QUESTION * (questions.length - answered) + 60 * minutes;
  return {
    name, number, title, href, answered,
    questions: questions.length,
    lived: stories.length - ahead.length,
    stories: stories.length,
    done: answered === questions.length && !ahead.length,
    minutes_left: Math.floor((seconds + 30) / 60),
    objectives: namesOf(course.objectives, (objective) => objective.chapter === name)
      .map((id) => objectiveOf(course, found, id)),
  };
}

/** @param {Course} course @param {Counted} found @param {string} id @returns {Objective} */
function objectiveOf(course, found, id) {
  // Wherever they are asked: a later chapter may ask again for what an earlier one promised.
  const questions = namesOf(course.items, (item) => item.graded && item.objective === id);
  const answers = questions.flatMap((name) => [found.answers.get(name) ?? []]).filter((ofOne) => ofOne.length);
  const right = answers.filter((ofOne) => ofOne[ofOne.length - 1].right).length;
  const again = answers.some((ofOne) => ofOne.filter((answer) => answer.right).length >= 2);
  const state = !right ? "not-met" : right === questions.length && again ? "firm" : "shaky";
  const { text } = course.objectives[id];
  return { id, text, state, answered: answers.length, questions: questions.length, right };
}

/** How sure against how right. @param {Counted} found */
function calibrationOf(found) {
  const answers = [...found.answers.values()].flat();
  return LEVELS.map((level) => {
    const here = answers.filter((answer) => answer.confidence === level);
    return { level, answers: here.length, right: here.filter((answer) => answer.right).length };
  });
}

/**
 * What comes back: what was known wrongly and with certainty first, then what has been due for longest.
 * @param {Course} course @param {Counted} found @param {number} today @returns {Due}
 */
function dueOf({ ladder }, found, today) {
  const places = [...found.changed].map((name) => ({ name, missed: false, due: today, rung: 0 }));
  /** @type {Map<number, number>} */
  const coming = new Map();
  for (const [name, answers] of found.answers) {
    const place = climb(answers.map(({ day, right, confidence }) => [day, right, confidence === "certain"]), ladder.days);
    if (!place) continue;
    const last = answers[answers.length - 1];
    if (place.due <= today) places.push({ name, missed: !last.right && last.confidence === "certain", ...place });
    else coming.set(place.due - today, (coming.get(place.due - today) ?? 0) + 1);
  }
  places.sort((one, other) => Number(other.missed) - Number(one.missed) || one.due - other.due ||
    one.rung - other.rung || (one.name < other.name ? -1 : 1));
  const room = Math.max(0, ladder.ceiling - found.reviewed.size);
  return {
    now: places.slice(0, room).map(({ name }) => name),
    waiting: Math.max(0, places.length - room),
    done_today: found.reviewed.size,
    coming: [...coming].sort(([one], [other]) => one - other).map(([days, count]) => ({ in: days, count })),
    changed: [...found.changed].sort(),
  };
}

/** @template T @param {Record<string, T>} table @param {(entry: T) => boolean} wanted */
function namesOf(table, wanted) {
  return Object.keys(table).filter((name) => wanted(table[name]));
}
