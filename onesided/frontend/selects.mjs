/**
 * A select for each part: cards that go into groups, left sides that go with right sides.
 */
import { all } from "./find.mjs";

/** The selects in the author's order, whatever is shown. @param {HTMLFormElement} form */
const selects = (form) => all(form, ".os-ask select", HTMLSelectElement).sort((a, b) => place(a) - place(b));

/** @param {HTMLSelectElement} select */
const place = (select) => Number(select.name.split("-")[1]);

/** @type {import("./picks.mjs").Kind} */
export const choosing = {
  read: (form) => selects(form).map((select) => (select.value === "" ? null : Number(select.value))),
  write(form, response) {
    selects(form).forEach((select, index) => {
      select.value = String(response?.[index] ?? "");
    });
  },
};
