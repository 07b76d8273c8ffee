/**
 * What a learner answers for nobody else: words, or a point on a scale. It leaves its field only where the learner asks to
 * keep it; else the record says that it was answered, by `true`, and no more.
 */
import { one } from "./find.mjs";
import { radios } from "./picks.mjs";

/** @param {HTMLFormElement} form */
const field = (form) => one(form, "textarea", HTMLTextAreaElement);

/** @param {HTMLFormElement} form */
const keep = (form) => one(form, ".os-keep input", HTMLInputElement);

/** @type {Pick<Required<import("./picks.mjs").Kind>, "start" | "keeps">} */
const forOneself = {
  start(form) {
    one(form, ".os-keep", HTMLElement).hidden = false;
  },
  keeps: (form) => keep(form).checked,
};

/** @type {import("./picks.mjs").Kind} */
export const writing = {
  ...forOneself,
  read: (form) => field(form).value,
  write(form, response) {
    // `true` stands for words that were not kept: what is still in the field stays there.
    if (response !== true) field(form).value = response ?? "";
    keep(form).checked = typeof response === "string";
  },
  words: (form, response) => (response === true ? "" : response),
};

const point = radios(Number);

/** @type {import("./picks.mjs").Kind} */
export const pointing = {
  ...point,
  ...forOneself,
  write(form, response) {
    if (response !== true) point.write(form, response);
    keep(form).checked = typeof response === "number";
  },
};
