/**
 * Whether a value is an attempt, by `record/attempt.schema.json`, so that nothing else is kept or shown.
 * `record/soundness.py` is the twin; tests/record/sound_cases.json holds both and the schema to one table.
 */

const FIELDS = [
  "uuid", "time", "name", "occasion", "digest", "response", "verdict", "confidence", "hints", "seconds", "host",
];
const ADDED = { hints: 0, seconds: null, host: null };
const OF_ITEM = ["complete", "problem", "credit", "right", "parts"];
const OF_STORY = ["complete", "ending", "rank", "skipped"];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DIGEST = /^[0-9a-f]{8}-[0-9a-f]{8}$/;
const TIME = /^(19[7-9]|20\d)\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}(Z|\+00:00)$/;
const NAME = /^[a-z0-9-]+(\/[a-z0-9-]+)*(#[a-z0-9-]+)?$/;
const WORD = /^[a-z][a-z0-9-]{0,79}$/;
/** Lists and objects inside one another: more than any item has, and less than any reader's own stack. */
const DEEPEST = 100;

/**
 * Whether a JSON value has the shape of an attempt. It says nothing about the verdict being right.
 * @param {any} value
 * @returns {value is import("./attempts.mjs").Attempt}
 */
export function sound(value) {
  if (!hasJust(value, FIELDS)) return false;
  const { name, occasion, verdict, hints, seconds } = value;
  return (
    matches(UUID, value.uuid) && matches(DIGEST, value.digest) && isTime(value.time) &&
    matches(NAME, name) && name.length <= 400 &&
    isText(occasion) &&
    isPlain(value.response) &&
    (verdict === null || (name.includes("#") ? isOfItem(verdict) : isOfStory(verdict))) &&
    [null, "guessing", "fairly-sure", "certain"].includes(value.confidence) &&
    Number.isInteger(hints) && isUpTo(99, hints) &&
    (seconds === null || isUpTo(86_400, seconds)) &&
    [null, "lab", "page"].includes(value.host)
  );
}

/**
 * An attempt of the older form, without hints, seconds and host, in the present one; any other value as it is.
 * @param {any} value
 */
export function fromOlder(value) {
  return hasJust(value, FIELDS.filter((field) => !(field in ADDED))) ? { ...value, ...ADDED } : value;
}

/**
 * An attempt with its fields in order, as it is written.
 * @param {import("./attempts.mjs").Attempt} attempt
 */
export function inOrder(attempt) {
  return Object.fromEntries(FIELDS.map((field) => [field, /** @type {any} */ (attempt)[field]]));
}

/** @param {any} value @param {string[]} fields */
function hasJust(value, fields) {
  if (typeof value !== "object" || value === null) return false;
  return Object.keys(value).length === fields.length && fields.every((field) => Object.hasOwn(value, field));
}

/** @param {RegExp} pattern @param {any} value */
function matches(pattern, value) {
  return typeof value === "string" && pattern.test(value);
}

/** @param {any} value */
function isTime(value) {
  if (!matches(TIME, value)) return false;
  const [year, month, day] = value.slice(0, 10).split("-").map(Number);
  // A day that its month does not have would be one of the next.
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** @param {any} verdict */
function isOfItem(verdict) {
  return (
    hasJust(verdict, OF_ITEM) && typeof verdict.complete === "boolean" && isWordOrNull(verdict.problem) &&
    (verdict.credit === null || isUpTo(1, verdict.credit)) &&
    [null, true, false].includes(verdict.right) &&
    Array.isArray(verdict.parts) && verdict.parts.every((/** @type {any} */ part) => typeof part === "boolean")
  );
}

/** @param {any} verdict */
function isOfStory(verdict) {
  return (
    hasJust(verdict, OF_STORY) && typeof verdict.complete === "boolean" && typeof verdict.skipped === "boolean" &&
    (verdict.ending === null || isText(verdict.ending)) && isWordOrNull(verdict.rank)
  );
}

/** Some signs are two to JavaScript and one to others. @param {any} value */
const isText = (value) => typeof value === "string" && (value.length <= 400 || [...value].length <= 400);

/** @param {any} value */
const isWordOrNull = (value) => value === null || matches(WORD, value);

/** @param {number} most @param {any} value */
const isUpTo = (most, value) => typeof value === "number" && value >= 0 && value <= most;

/**
 * Whether every reader can take it: its numbers are finite, and it is not too deep. Level by level, so that nothing is
 * too deep to be looked at.
 * @param {any} response
 */
function isPlain(response) {
  let level = [response];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    if (level.some((value) => typeof value === "number" && !Number.isFinite(value))) return false;
    const nested = level.filter((value) => typeof value === "object" && value !== null);
    if (!nested.length) return true;
    level = nested.flatMap((value) => Object.values(value));
  }
  return false;
}
