/**
 * Keys pressed in a quiz stay in the quiz. JupyterLab listens for single letters all over its page: D twice on a
 * focused radio button would delete the learner's cell. What the browser itself does with Tab, arrows, Space and Enter
 * goes on. Escape passes, so that nobody is kept in, and so does the shortcut for saving.
 */

/** @type {("keydown" | "keyup" | "keypress")[]} */
const EVENTS = ["keydown", "keyup", "keypress"];

/** @param {HTMLElement} el @returns {() => void} how to stop */
export function keepKeys(el) {
  /** @param {KeyboardEvent} event */
  const keep = (event) => {
    const saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (event.key !== "Escape" && !saves) event.stopPropagation();
  };
  for (const name of EVENTS) el.addEventListener(name, keep);
  return () => EVENTS.forEach((name) => el.removeEventListener(name, keep));
}
