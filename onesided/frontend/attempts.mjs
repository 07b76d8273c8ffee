/**
 * The learner's attempts, as plain data: making one, and finding the one that a view has to show.
 * The record keeps everything; a response of null says that the learner started afresh there.
 *
 * @typedef {import("./verdict.mjs").Verdict | import("./story.mjs").StoryVerdict} AnyVerdict
 * @typedef {{uuid: string, time: string, name: string, occasion: string, digest: string, response: any,
 *   verdict: AnyVerdict | null, confidence: string | null}} Attempt
 * @typedef {{name: string, occasion: string, digest: string}} Place
 *   an item's full name or a story's, where it is shown, its digest
 */

/**
 * @param {Place} place
 * @param {any} response
 * @param {Attempt["verdict"]} verdict
 * @param {string | null} [confidence]
 * @returns {Attempt}
 */
export function newAttempt({ name, occasion, digest }, response, verdict, confidence = null) {
  const time = new Date().toISOString();
  return { uuid: uuid(), time, name, occasion, digest, response, verdict, confidence };
}

/**
 * The attempt to show in a place, or undefined: the last one made there on an item that still means the same.
 * @param {Attempt[]} attempts oldest first
 * @param {Place} place
 */
export function latest(attempts, place) {
  return about(attempts, place).filter((attempt) => attempt.occasion === place.occasion).at(-1);
}

/**
 * The attempts on an item that still means the same, made anywhere.
 * @param {Attempt[]} attempts oldest first
 * @param {Place} place
 */
export function about(attempts, place) {
  return attempts.filter((attempt) => isAbout(attempt, place));
}

/**
 * The first answer that was given to the same item in another place, before this attempt; or undefined.
 * @param {Attempt[]} attempts oldest first
 * @param {Place} place
 * @param {Attempt} now
 */
export function earlier(attempts, place, now) {
  return about(attempts, place).find((attempt) =>
    attempt.occasion !== place.occasion && attempt.response !== null && attempt.time < now.time);
}

/**
 * Whether an attempt is about this item, in the meaning that it has today: the digest's first half.
 * @param {Attempt} attempt
 * @param {Place} place
 */
function isAbout(attempt, { name, digest }) {
  return attempt?.name === name && String(attempt.digest).split("-")[0] === digest.split("-")[0];
}

/** A random UUID. `crypto.randomUUID` is missing where a page is served without encryption, as in many classrooms. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
