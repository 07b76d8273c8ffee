/**
 * A response becomes a verdict: whether it is complete, how much of it is right, and which parts.
 * `judge/verdict.py` judges the same way; tests/judge/cases.json holds both to one table. Whatever comes in, nothing
 * throws: a response of the wrong shape, say from an older version of an item, is an incomplete one.
 *
 * @typedef {{complete: boolean, problem: string | null, credit: number | null, right: boolean | null,
 *   parts: boolean[]}} Verdict
 * @typedef {{type: string, [field: string]: any}} Key
 */

/**
 * @param {Key} key the item's key, as its `data-key` has it
 * @param {any} response
 * @returns {Verdict}
 */
export function judge(key, response) {
  if (response === null || response === undefined) return incomplete("empty");
  switch (key.type) {
    case "choice":
      return isIndex(response, key.options) ? graded(response === key.key) : incomplete("out-of-range");
    case "true-false":
      return typeof response === "boolean" ? graded(response === key.key) : incomplete("out-of-range");
    case "number":
      return Number.isFinite(response) ? graded(isNear(response, key.answer, key)) : incomplete("not-a-number");
    case "choices":
      return judgeChoices(key, response);
    case "sort":
      return judgePlaces(key.key, key.groups, response);
    case "match":
      return judgePlaces(key.key, key.rights, response);
    case "order":
      return judgeOrder(key.steps, response);
    case "scale":
      // True stands for a point that was chosen and not kept.
      if (response === true) return given();
      return isIndex(response - 1, key.points) && typeof response === "number" ? given() : incomplete("out-of-range");
    case "reflect":
      if (response === true) return given();
      if (typeof response !== "string") return incomplete("out-of-range");
      return response.trim() ? given() : incomplete("empty");
    default:
      return incomplete("out-of-range");
  }
}

/**
 * Whether a number counts as the answer. The last term keeps 0.1 + 0.2 within 0 of 0.3.
 * @param {number} value
 * @param {number} answer
 * @param {Key} key
 */
export function isNear(value, answer, key) {
  return Math.abs(value - answer) <= key.tolerance + 1e-9 * Math.max(1, Math.abs(key.answer));
}

/** @param {Key} key @param {any} response */
function judgeChoices(key, response) {
  if (!Array.isArray(response) || !response.every((index) => isIndex(index, key.options))) {
    return incomplete("out-of-range");
  }
  if (!response.length) return incomplete("empty");
  const ticked = new Set(response);
  if (ticked.size < response.length) return incomplete("out-of-range");
  const parts = Array.from({ length: key.options }, (_, index) => ticked.has(index) === key.key.includes(index));
  if (key.credit === "all") return graded(parts.every(Boolean), parts);
  const hits = response.filter((index) => key.key.includes(index)).length;
  return graded(Math.max(0, 2 * hits - response.length) / key.key.length, parts);
}

/** @param {number[]} rights @param {number} count @param {any} response */
function judgePlaces(rights, count, response) {
  const problem = unfinished(response, rights.length, count);
  return problem ? incomplete(problem) : share(rights.map((right, index) => response[index] === right));
}

/** @param {number} steps @param {any} response */
function judgeOrder(steps, response) {
  const problem = unfinished(response, steps, steps);
  if (problem === "out-of-range" || problem === "empty") return incomplete(problem);
  const placed = response.filter((/** @type {any} */ step) => step !== null);
  if (new Set(placed).size < placed.length) return incomplete("out-of-range");
  /** @type {boolean[]} */
  const parts = response.map((/** @type {any} */ step, /** @type {number} */ place) => step === place);
  return problem ? incomplete(problem) : share(parts);
}

/**
 * Why a list with one index for each part cannot be judged yet, or null when it can.
 * @param {any} response @param {number} length @param {number} count
 */
function unfinished(response, length, count) {
  if (!Array.isArray(response)) return "out-of-range";
  if (!response.length) return "empty";
  const fits = response.length === length && response.every((index) => index === null || isIndex(index, count));
  if (!fits) return "out-of-range";
  const missing = response.filter((index) => index === null).length;
  return missing ? (missing === length ? "empty" : "partial") : null;
}

/** @param {any} value @param {number} count */
function isIndex(value, count) {
  return Number.isInteger(value) && value >= 0 && value < count;
}

/** @param {boolean[]} parts */
function share(parts) {
  return graded(parts.filter(Boolean).length / parts.length, parts);
}

/** @param {number | boolean} credit @param {boolean[]} [parts] @returns {Verdict} */
function graded(credit, parts = []) {
  const rounded = Math.round(Number(credit) * 1e4) / 1e4;
  return { complete: true, problem: null, credit: rounded, right: rounded === 1, parts };
}

/** @returns {Verdict} */
function given() {
  return { complete: true, problem: null, credit: null, right: null, parts: [] };
}

/** @param {string} problem @returns {Verdict} */
function incomplete(problem) {
  return { complete: false, problem, credit: null, right: null, parts: [] };
}
