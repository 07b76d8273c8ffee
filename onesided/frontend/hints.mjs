/**
 * How many hints were opened before an answer: it says how much of the answer was the learner's own.
 */

/** @param {HTMLElement} form @returns {{opened: () => number, restart: () => void}} since the last start */
export function countHints(form) {
  /** @type {Set<EventTarget>} */
  const opened = new Set();
  // A toggle does not bubble, so it is heard on its way down.
  form.addEventListener("toggle", ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.open && target.matches(".os-hint")) opened.add(target);
  }, true);
  return { opened: () => opened.size, restart: () => opened.clear() };
}
