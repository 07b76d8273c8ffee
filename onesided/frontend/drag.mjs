/**
 * Dragging a step by its grip, for those who point: an extra beside the buttons, which can do all that it does.
 */
import { all } from "./find.mjs";

/**
 * @param {HTMLElement} list
 * @param {(step: HTMLLIElement) => void} moved called once, when a step was let go in another place
 */
export function dragSteps(list, moved) {
  list.addEventListener("pointerdown", (event) => {
    const step = event.target instanceof Element && event.target.closest(".os-grip")?.closest(".os-step");
    if (!(step instanceof HTMLLIElement) || event.button || list.matches(":disabled *")) return;
    event.preventDefault();
    const before = step.nextElementSibling;
    const watch = new AbortController();
    step.classList.add("os-dragged");
    // The list hears the pointer: a step that is moved in the page would lose hold of it.
    list.setPointerCapture(event.pointerId);
    list.addEventListener("pointermove", ({ clientY }) => follow(list, step, clientY), watch);
    for (const name of ["pointerup", "pointercancel"]) {
      list.addEventListener(name, () => {
        watch.abort();
        step.classList.remove("os-dragged");
        if (step.nextElementSibling !== before) moved(step);
      }, watch);
    }
  });
}

/** @param {HTMLElement} list @param {HTMLLIElement} step @param {number} y where the pointer is, in the window */
function follow(list, step, y) {
  const below = all(list, ".os-step", HTMLLIElement).find((other) => {
    const { top, height } = other.getBoundingClientRect();
    return other !== step && y < top + height / 2;
  }) ?? null;
  if (below !== step.nextElementSibling) list.insertBefore(step, below);
}
