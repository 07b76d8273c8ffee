/**
 * A number typed as people type it: with a decimal comma, a true minus sign, a unit behind it.
 */
import { one } from "./find.mjs";

/**
 * The number that a text stands for; null for an empty text, and the text itself where it is no number.
 * @param {string} text
 * @param {string} [unit]
 * @returns {number | string | null}
 */
export function numberFrom(text, unit = "") {
  let typed = text.trim().replace(/[\u2212\u2013]/g, "-");
  if (!typed) return null;
  if (unit && typed.toLowerCase().endsWith(unit.toLowerCase())) typed = typed.slice(0, -unit.length);
  typed = typed.replace(/%$/, "").replace(/[\s\u00a0\u202f]/g, "");
  // 1,000 and 12,345.6 hold thousands; any other single comma is a decimal one.
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(typed)) typed = typed.replaceAll(",", "");
  else typed = typed.replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(typed) ? Number(typed) : text;
}

/** @param {HTMLFormElement} form */
const field = (form) => one(form, "input[name=response]", HTMLInputElement);

/** @type {import("./picks.mjs").Kind} */
export const number = {
  read: (form) => numberFrom(field(form).value, form.querySelector(".os-unit")?.textContent?.trim()),
  write(form, response) {
    field(form).value = response === null ? "" : String(response).replace("-", "\u2212");
  },
  words: (form, response) => String(response).replace("-", "\u2212"),
};
