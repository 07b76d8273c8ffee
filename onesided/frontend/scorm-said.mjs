/**
 * An answer in the words that SCORM 1.2 has for it. Parts go by their place in the author's file, from 0 to 9 and on
 * from a to z. The standard knows nothing of tolerances or of parts that are worth a share: of a number it is told the
 * value alone, and the result of what is partly right is the share of it, from 0 to 1.
 *
 * @typedef {import("./verdict.mjs").Key} Key
 */

/** @type {Record<string, string>} */
const TYPES = {
  choice: "choice", choices: "choice", "true-false": "true-false", number: "numeric", sort: "matching",
  match: "matching", order: "sequencing", scale: "likert", reflect: "performance",
};
const LONGEST = 255; // characters of a text

/**
 * The fields of an interaction, in the order in which they are set.
 * @param {string} item its id
 * @param {Key} key
 * @param {import("./attempts.mjs").Attempt} attempt a complete one
 * @param {Date} [now]
 * @returns {[field: string, value: string][]} of what was answered for oneself there is no response
 */
export function interaction(item, key, { response, verdict, seconds }, now = new Date()) {
  const graded = key.type !== "scale" && key.type !== "reflect";
  /** @type {[string, string][]} */
  const fields = [
    ["id", item.slice(0, LONGEST)],
    ["time", now.toTimeString().slice(0, 8)],
    ["type", TYPES[key.type]],
    ["result", result(/** @type {any} */ (verdict))],
  ];
  if (graded) {
    fields.push(["correct_responses.0.pattern", said(key, right(key)).slice(0, LONGEST)]);
    fields.push(["student_response", said(key, response).slice(0, LONGEST)]);
  }
  return seconds === null ? fields : [...fields, ["latency", timespan(seconds)]];
}

/** A length of time as `HHHH:MM:SS.SS`. @param {number} seconds */
export function timespan(seconds) {
  const hundredths = Math.round(Math.min(Math.max(0, seconds), 3_599_999) * 100);
  /** @param {number} value @param {number} digits */
  const padded = (value, digits) => String(value).padStart(digits, "0");
  const [hours, minutes] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6_000) % 60];
  return `${padded(hours, 4)}:${padded(minutes, 2)}:${padded(Math.floor(hundredths / 100) % 60, 2)}.${padded(hundredths % 100, 2)}`;
}

/** @param {import("./verdict.mjs").Verdict} verdict */
function result({ right: isRight, credit }) {
  if (isRight === null || credit === null) return "neutral";
  if (isRight) return "correct";
  return credit ? String(Math.round(credit * 100) / 100) : "wrong";
}

/** @param {Key} key @param {any} response */
function said(key, response) {
  switch (key.type) {
    case "choice":
      return sign(response);
    case "choices":
      return [...response].sort((one, other) => one - other).map(sign).join(",");
    case "order":
      return response.map(sign).join(",");
    case "true-false":
      return response ? "t" : "f";
    case "number":
      return String(response);
    default:
      return response.map((/** @type {number} */ place, /** @type {number} */ index) => `${sign(index)}.${sign(place)}`).join(",");
  }
}

/** The response that is right. @param {Key} key */
function right(key) {
  if (key.type === "number") return key.answer;
  return key.type === "order" ? [...Array(key.steps).keys()] : key.key;
}

/** @param {number} index */
const sign = (index) => index.toString(36);
