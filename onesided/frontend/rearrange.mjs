/**
 * Puts the parts of an item in this learner's order, before anybody has seen them. True and false, numbers, groups and
 * the points of a scale never move. Steps are never shown in their right order.
 */
import { all } from "./find.mjs";
import { shownOrder } from "./shuffle.mjs";

/**
 * @param {HTMLFormElement} form
 * @param {string} seed
 * @param {boolean} shuffle what the quiz asks for; steps and right sides are shuffled anyway
 */
export function rearrange(form, seed, shuffle) {
  const { type } = form.dataset;
  if (type === "order") {
    const order = shownOrder(seed, all(form, ".os-step", HTMLElement).length);
    if (order.every((index, place) => index === place)) order.push(...order.splice(0, 1));
    put(all(form, ".os-step", HTMLElement), "step", order);
  } else if (type === "match") {
    for (const select of all(form, ".os-pair select", HTMLSelectElement)) {
      const rights = [...select.options].slice(1).sort((a, b) => Number(a.value) - Number(b.value));
      select.append(...shownOrder(seed, rights.length).map((index) => rights[index]));
    }
  } else if (shuffle && type !== "true-false") {
    const options = all(form, ".os-option", HTMLElement);
    put(options, "option", shownOrder(seed, options.length));
    const cards = all(form, ".os-card", HTMLElement);
    put(cards, "card", shownOrder(seed, cards.length));
  }
}

/** @param {HTMLElement[]} parts @param {string} name of their index @param {number[]} order */
function put(parts, name, order) {
  const written = [...parts].sort((a, b) => Number(a.dataset[name]) - Number(b.dataset[name]));
  parts[0]?.parentElement?.append(...order.map((index) => written[index]));
}
