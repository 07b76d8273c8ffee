/**
 * The words that a learner asked to keep, question by question, in the order of the course. The last answer counts: whoever
 * answered once more and did not ask to keep it has taken the words out. `progress/words.py` gathers the same;
 * tests/progress/words_cases.json holds both to one table.
 */

/**
 * @param {any} course the index of the course
 * @param {import("./attempts.mjs").Attempt[]} attempts in any order
 * @returns {import("./own-words.mjs").Words}
 */
export function wordsOf(course, attempts) {
  /** @type {Map<string, import("./attempts.mjs").Attempt>} */
  const last = new Map();
  for (const attempt of attempts) {
    if (course.items[attempt.name]?.type !== "reflect" || attempt.response === null) continue;
    if (!(after(last.get(attempt.name), attempt))) last.set(attempt.name, attempt);
  }
  return Object.entries(course.items).flatMap(([name, { chapter, stem }]) => {
    const attempt = last.get(name);
    if (typeof attempt?.response !== "string" || !attempt.response.trim()) return [];
    const home = course.chapters.find((/** @type {any} */ one) => one.name === chapter);
    return [{ chapter: home.title, number: home.number, stem, text: attempt.response, time: attempt.time }];
  });
}

/** Whether one was made after another. @param {import("./attempts.mjs").Attempt | undefined} one @param {import("./attempts.mjs").Attempt} other */
function after(one, other) {
  return one !== undefined && (one.time > other.time || (one.time === other.time && one.uuid > other.uuid));
}
