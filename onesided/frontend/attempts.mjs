/**
 * The learner's attempts, as plain data: making one, and finding the one that a view has to show.
 * The record keeps everything; a response of null says that the learner started afresh there.
 *
 * @typedef {import("./verdict.mjs").Verdict | import("./story.mjs").StoryVerdict} AnyVerdict
 * @typedef {{uuid: string, time: string, name: string, occasion: string, digest: string, response: any,
 *   verdict: AnyVerdict | null, confidence: string | null, hints: number, seconds: number | null,
 *   host: string | null}} Attempt record/attempt.schema.json says it field by field
 * @typedef {{name: string, occasion: string, digest: string}} Place
 *   an item's full name or a story's, where it is shown, its digest
 */

/**
 * An attempt made now.
 * @param {Place} place
 * @param {any} response
 * @param {Attempt["verdict"]} verdict
 * @param {Partial<Pick<Attempt, "confidence" | "hints" | "seconds" | "host">>} [about] how sure one was, how many hints
 *   were opened and how long the question was in view before, and which host it was
 * @returns {Attempt}
 */
export function newAttempt({ name, occasion, digest }, response, verdict, about = {}) {
  const { confidence = null, hints = 0, seconds = null, host = null } = about;
  const time = new Date().toISOString();
  return { uuid: uuid(), time, name, occasion, digest, response, verdict, confidence, hints, seconds, host };
}

/**
 * The same attempts, oldest first. Those that say they come from the future were made by a wrong clock: they count as
 * the oldest, since otherwise no answer of today could ever be the latest.
 * @param {Attempt[]} attempts those of the same time stay in their order
 */
export function oldestFirst(attempts) {
  const now = new Date().toISOString();
  /** @param {Attempt} attempt */
  const when = ({ time }) => (time <= now ? time : "");
  return [...attempts].sort((one, other) => (when(one) < when(other) ? -1 : when(one) > when(other) ? 1 : 0));
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
 * Whether all that was ever answered here was an answer to something else: what it means has changed since.
 * @param {Attempt[]} attempts
 * @param {Place} place of an item, or of a story, where the way into it is enough
 */
export function hasChanged(attempts, place) {
  const answered = attempts.filter((attempt) => attempt?.name === place.name && attempt.response !== null &&
    (attempt.verdict?.complete === true || !place.name.includes("#")));
  return answered.length > 0 && !answered.some((attempt) => isAbout(attempt, place));
}

/**
 * What an attempt is about, in the meaning it had: for looking up many at once.
 * @param {{name: string, digest: string}} attempt or a place
 */
export function subject({ name, digest }) {
  return `${name} ${String(digest).split("-")[0]}`;
}

/**
 * Whether an attempt is about this item, in the meaning that it has today: the digest's first half.
 * @param {Attempt} attempt
 * @param {Place} place
 */
function isAbout(attempt, place) {
  return attempt?.name === place.name && subject(attempt) === subject(place);
}

/** A random UUID. `crypto.randomUUID` is missing where a page is served without encryption, as in many classrooms. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
