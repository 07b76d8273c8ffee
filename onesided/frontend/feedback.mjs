/**
 * What is shown once an item was checked: marks on its parts, the feedback that speaks to the answer opened, the rest
 * closed but there. The key is pointed at nowhere; whoever wants it opens another answer's feedback or "Answer".
 */
import { all, one } from "./find.mjs";
import { say } from "./say.mjs";
import { isNear } from "./verdict.mjs";

const PARTS = "[data-option], [data-card], [data-left], [data-step], .os-figure-in";

/**
 * Which feedback speaks to this answer, by its `data-for`.
 * @param {import("./verdict.mjs").Key} key
 * @param {any} response
 * @param {import("./verdict.mjs").Verdict} verdict
 * @returns {string[]}
 */
export function speaking(key, response, verdict) {
  switch (key.type) {
    case "choices":
      return response.map(String);
    case "sort":
    case "match":
      return verdict.parts.flatMap((right, index) => (right ? [] : [String(index)]));
    case "order":
      return verdict.parts.flatMap((right, index) => (right ? [] : [String(response[index])]));
    case "number": {
      if (verdict.right) return ["right"];
      const foreseen = key.also.findIndex((/** @type {number} */ answer) => isNear(response, answer, key));
      return [foreseen < 0 ? "other" : `also-${foreseen}`];
    }
    case "scale":
      return ["after"];
    case "reflect":
      return ["model"];
    default:
      return [String(response)];
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {import("./verdict.mjs").Key} key
 * @param {any} response
 * @param {import("./verdict.mjs").Verdict} verdict
 */
export function showFeedback(form, key, response, verdict) {
  const open = speaking(key, response, verdict);
  for (const details of all(form, ".os-feedback", HTMLDetailsElement)) {
    details.open = open.includes(details.dataset.for ?? "");
  }
  all(form, PARTS, HTMLElement).forEach((part, place) => {
    const right = isRight(part, place, key, response, verdict);
    // One answer among several is called the learner's; where each part holds one, its name has said so already.
    const one = ["choice", "choices", "true-false"].includes(key.type);
    if (right !== null) mark(part, right, say(`${one ? "yours" : "part"}-${right ? "right" : "wrong"}`));
  });
}

/** @param {HTMLFormElement} form */
export function hideFeedback(form) {
  for (const details of all(form, ".os-feedback, .os-answer", HTMLDetailsElement)) details.open = false;
  for (const part of all(form, PARTS, HTMLElement)) {
    delete part.dataset.mark;
    const place = one(part, ".os-mark", HTMLElement);
    place.hidden = true;
    place.textContent = "";
  }
}

/**
 * Whether this part of the answer is right; null where nothing is to be said about it.
 * @param {HTMLElement} part
 * @param {number} place
 * @param {import("./verdict.mjs").Key} key
 * @param {any} response
 * @param {import("./verdict.mjs").Verdict} verdict
 * @returns {boolean | null}
 */
function isRight(part, place, key, response, verdict) {
  const { option, card, left } = part.dataset;
  if (key.type === "number") return verdict.right;
  if (key.type === "order") return verdict.parts[place];
  if (key.type === "choices") return response.includes(Number(option)) ? verdict.parts[Number(option)] : null;
  if (option !== undefined) return String(response) === option ? verdict.right : null;
  return verdict.parts[Number(card ?? left)];
}

/** @param {HTMLElement} part @param {boolean} right @param {string} words */
function mark(part, right, words) {
  part.dataset.mark = right ? "right" : "wrong";
  const place = one(part, ".os-mark", HTMLElement);
  place.hidden = false;
  place.textContent = words;
}
