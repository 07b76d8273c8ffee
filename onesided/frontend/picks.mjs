/**
 * Radio buttons and checkboxes: reading what is picked, and picking what was answered.
 * A kind is how one type of item is answered: `read` and `write` speak the judge's responses, `words` is for people.
 *
 * @typedef {object} Kind
 * @property {(form: HTMLFormElement) => any} read
 * @property {(form: HTMLFormElement, response: any) => void} write null clears
 * @property {(form: HTMLFormElement, response: any) => string} [words]
 * @property {(form: HTMLFormElement, announce: (sentence: string) => void) => void} [start]
 * @property {(form: HTMLFormElement) => boolean} [keeps] whether the response itself may be remembered
 */
import { all } from "./find.mjs";

/** @param {HTMLFormElement} form */
const boxes = (form) => all(form, "input[name=response]", HTMLInputElement);

/** @param {HTMLInputElement} box */
const textOf = (box) => (box.parentElement?.querySelector(".os-text") ?? box.nextElementSibling)?.textContent?.trim();

/** @param {(value: string) => any} typed from a control's value to a response @returns {Kind} */
export function radios(typed) {
  return {
    read: (form) => boxes(form).filter((box) => box.checked).map((box) => typed(box.value))[0] ?? null,
    write(form, response) {
      for (const box of boxes(form)) box.checked = typed(box.value) === response;
    },
    words: (form, response) => boxes(form).filter((box) => typed(box.value) === response).map(textOf).join(),
  };
}

/** @type {Kind} */
export const ticks = {
  read: (form) => boxes(form).filter((box) => box.checked).map((box) => Number(box.value)).sort((a, b) => a - b),
  write(form, response) {
    for (const box of boxes(form)) box.checked = response?.includes(Number(box.value)) ?? false;
  },
  words: (form, response) => boxes(form).filter((box) => response.includes(Number(box.value))).map(textOf).join("; "),
};
