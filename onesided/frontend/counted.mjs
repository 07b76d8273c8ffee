/**
 * Which attempts count, and what for: the answers of each question, one a day, and the stories that were lived. An
 * attempt counts when it is complete and was made on what the course shows today. Of several on one day, the first is
 * the answer, because after it the feedback had been read. `progress/answers.py` counts the same way.
 *
 * @typedef {{version: number, mark?: string, ladder: {days: number[], ceiling: number},
 *   chapters: {name: string, number: number, title: string, href: string}[],
 *   objectives: Record<string, {chapter: string, text: string}>,
 *   items: Record<string, {chapter: string, objective: string, meaning: string, type: string, graded: boolean,
 *     stem?: string}>,
 *   stories: Record<string, {chapters: string[], meaning: string, title: string, minutes: number}>}} Course
 *   the index that `progress/course.py` writes
 * @typedef {{day: number, right: boolean, confidence: any}} Answer
 * @typedef {{answers: Map<string, Answer[]>, lived: Set<string>, changed: Set<string>, reviewed: Set<string>,
 *   attempts: number, days: Set<number>, minutes: number}} Counted
 */

const LONGEST = 600; // seconds: whoever looks at one question for longer has got up
const TIME = /^(?!0000)\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|\+00:00)$/;

/**
 * What counts for the course. Attempts come in any order; whatever is no attempt is passed over.
 * @param {Course} course
 * @param {Iterable<any>} attempts
 * @param {number} today
 * @param {number} offset minutes east of UTC
 * @returns {Counted}
 */
export function counted(course, attempts, today, offset) {
  const items = new Map(Object.entries(course.items));
  const stories = new Map(Object.entries(course.stories));
  /** @type {Map<string, Map<number, any>>} */
  const firsts = new Map([...items].filter(([, item]) => item.graded).map(([name]) => [name, new Map()]));
  const dayOf = calendar(offset);
  /** @type {Counted} */
  const found = { answers: new Map(), lived: new Set(), changed: new Set(), reviewed: new Set(), attempts: 0,
    days: new Set(), minutes: 0 };
  let thousandths = 0;
  for (const attempt of attempts) {
    const known = isComplete(attempt) && (items.get(attempt.name) ?? stories.get(attempt.name));
    const day = known ? dayOf(attempt.time) : null;
    if (!known || day === null) continue;
    const { name } = attempt;
    const days = firsts.get(name);
    if (meaningOf(attempt.digest) !== known.meaning) {
      if (days) found.changed.add(name);
      continue;
    }
    found.attempts += 1;
    found.days.add(day);
    thousandths += inThousandths(attempt.seconds);
    if (stories.has(name)) found.lived.add(name);
    if (!days) continue;
    if (day === today && typeof attempt.occasion === "string" && attempt.occasion.startsWith("review")) {
      found.reviewed.add(name);
    }
    if (!days.has(day) || isBefore(attempt, days.get(day))) days.set(day, attempt);
  }
  found.minutes = Math.floor((thousandths + 30_000) / 60_000);
  for (const [name, days] of firsts) {
    if (!days.size) continue;
    found.changed.delete(name);
    const inOrder = [...days].sort(([one], [other]) => one - other);
    const answers = inOrder.map(([day, { verdict, confidence }]) => ({ day, right: verdict.right === true, confidence }));
    found.answers.set(name, answers);
  }
  return found;
}

/**
 * A function that tells the number of the day, from 1 January 1970, in which a time in UTC lies; null for no time.
 * @param {number} offset minutes east of UTC
 */
export function calendar(offset) {
  /** The first minute of a day, or NaN. Most attempts share their day with others. @type {Map<string, number>} */
  const known = new Map();
  /** @param {any} time @returns {number | null} */
  return (time) => {
    if (typeof time !== "string" || !TIME.test(time)) return null;
    const day = time.slice(0, 10);
    if (!known.has(day)) known.set(day, firstMinute(day));
    const minute = Number(known.get(day)) + 60 * Number(time.slice(11, 13)) + Number(time.slice(14, 16));
    return Number.isNaN(minute) ? null : Math.floor((minute + offset) / 1440);
  };
}

/** @param {string} day @returns {number} NaN for the 31st of February, which some browsers take for a day in March */
function firstMinute(day) {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? at / 60_000 : NaN;
}

/** @param {any} attempt any JSON @returns {boolean} */
function isComplete(attempt) {
  return typeof attempt?.uuid === "string" && typeof attempt.time === "string" && typeof attempt.name === "string" &&
    typeof attempt.digest === "string" && (attempt.response ?? null) !== null && attempt.verdict?.complete === true;
}

/** The half of a digest before the hyphen. @param {string} digest */
function meaningOf(digest) {
  const hyphen = digest.indexOf("-");
  return hyphen < 0 ? digest : digest.slice(0, hyphen);
}

/** @param {any} one @param {any} other */
function isBefore(one, other) {
  return one.time < other.time || (one.time === other.time && one.uuid < other.uuid);
}

/** Whole numbers have the same sum in whichever order they are added. @param {any} seconds */
function inThousandths(seconds) {
  return typeof seconds === "number" && seconds >= 0 ? Math.floor(Math.min(seconds, LONGEST) * 1000 + 0.5) : 0;
}
