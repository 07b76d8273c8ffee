/**
 * Words that a learner writes for nobody else. They leave the text field only where the learner asks to keep them.
 */
import { one } from "./find.mjs";

/** @param {HTMLFormElement} form */
const field = (form) => one(form, "textarea", HTMLTextAreaElement);

/** @param {HTMLFormElement} form */
const keep = (form) => one(form, ".os-keep input", HTMLInputElement);

/** @type {import("./picks.mjs").Kind} */
export const writing = {
  read: (form) => field(form).value,
  write(form, response) {
    // `true` stands for words that were not kept: what is still in the field stays there.
    if (response !== true) field(form).value = response ?? "";
    keep(form).checked = typeof response === "string";
  },
  words: (form, response) => (response === true ? "" : response),
  start(form) {
    one(form, ".os-keep", HTMLElement).hidden = false;
  },
  keeps: (form) => keep(form).checked,
};
