/**
 * How the meters stand, in words and in a shape: five marks of which one is filled. A number would pretend to measure.
 */
import { all, one } from "./find.mjs";
import { say } from "./say.mjs";

/** @typedef {{[meter: string]: number}} Meters */

const LEVELS = ["much-less", "less", "same", "more", "much-more"];
const MUCH = 3;

/** Which of the five levels a meter stands at, from 0; every meter starts in the middle. @param {number} value */
export function levelOf(value) {
  return Math.sign(value) * (Math.abs(value) < MUCH ? 1 : 2) + 2;
}

/** @param {HTMLElement} section @param {Meters} meters */
export function showMeters(section, meters) {
  for (const line of all(section, ".os-meters > [data-meter]", HTMLElement)) {
    const level = levelOf(meters[line.dataset.meter ?? ""]);
    one(line, ".os-level", HTMLElement).textContent = words(level);
    const marks = LEVELS.map((_, mark) => (mark === level ? "●" : "○"));
    one(line, ".os-marks", HTMLElement).textContent = marks.join("");
  }
}

/**
 * A sentence for each meter that now stands at another level.
 * @param {Meters} before @param {Meters} after
 * @param {(meter: string) => string} name a meter in words
 */
export function movedMeters(before, after, name) {
  return Object.keys(after).filter((meter) => levelOf(before[meter]) !== levelOf(after[meter]))
    .map((meter) => ` ${name(meter)}: ${words(levelOf(after[meter]))}.`).join("");
}

/** @param {number} level */
const words = (level) => say(`meter-${LEVELS[level]}`);
