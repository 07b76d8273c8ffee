/**
 * How each type of item is answered. A new type is a line here, a module beside, a template and a judge.
 */
import { radios, ticks } from "./picks.mjs";
import { number } from "./number.mjs";
import { choosing } from "./selects.mjs";
import { ordering } from "./order.mjs";
import { pointing, writing } from "./reflect.mjs";

/** @type {Record<string, import("./picks.mjs").Kind>} */
export const kinds = {
  choice: radios(Number),
  choices: ticks,
  "true-false": radios((value) => value === "true"),
  number,
  sort: choosing,
  match: choosing,
  order: ordering,
  scale: pointing,
  reflect: writing,
};
