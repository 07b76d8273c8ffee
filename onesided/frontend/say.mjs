/**
 * What the interface says while a learner works: sentences from the catalogue, their gaps filled.
 */
import messages from "./messages.en.json" with { type: "json" };

/**
 * @param {string} name
 * @param {Record<string, string | number>} [values] what fills the {gaps}; `count` picks between one and other
 * @returns {string}
 */
export function say(name, values = {}) {
  /** @type {Record<string, string | {one: string, other: string}>} */
  const live = messages.live;
  const found = live[name] ?? name;
  const sentence = typeof found === "string" ? found : found[values.count === 1 ? "one" : "other"];
  return sentence.replace(/\{(\w+)\}/g, (_, gap) => String(values[gap]));
}
