/**
 * Steps put in order with buttons: up and down for every step, and the keyboard stays on the step that moved. A pointer
 * may drag a step as well. Without script each step has a select for its place; here it gives way to the buttons.
 */
import { dragSteps } from "./drag.mjs";
import { all, one } from "./find.mjs";
import { say } from "./say.mjs";

/** @param {HTMLFormElement} form */
const list = (form) => one(form, ".os-steps", HTMLOListElement);

/** @param {HTMLFormElement} form */
const steps = (form) => all(form, ".os-step", HTMLLIElement);

/** @param {HTMLElement} step */
const indexOf = (step) => Number(step.dataset.step);

/** @type {import("./picks.mjs").Kind} */
export const ordering = {
  // Steps that nobody moved are no answer: they never start out in the right order.
  read: (form) => ("moved" in list(form).dataset ? steps(form).map(indexOf) : null),
  write(form, response) {
    delete list(form).dataset.moved;
    if (response) list(form).dataset.moved = "";
    arrange(form, response ?? JSON.parse(list(form).dataset.start ?? ""));
  },
  start(form, announce) {
    list(form).dataset.start = JSON.stringify(steps(form).map(indexOf));
    for (const select of all(form, ".os-steps select", HTMLSelectElement)) select.remove();
    for (const extra of all(form, ".os-moves, .os-grip", HTMLElement)) extra.hidden = false;
    ends(form);
    list(form).addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (button) shift(form, button, announce);
    });
    dragSteps(list(form), (step) => moved(form, step, announce));
  },
};

/** @param {HTMLFormElement} form @param {number[]} order */
function arrange(form, order) {
  const found = steps(form);
  list(form).append(...order.flatMap((index) => found.find((step) => indexOf(step) === index) ?? []));
  ends(form);
}

/** @param {HTMLFormElement} form @param {HTMLButtonElement} button @param {(sentence: string) => void} announce */
function shift(form, button, announce) {
  const step = button.closest(".os-step");
  if (!(step instanceof HTMLLIElement)) return;
  const up = button.matches(".os-up");
  if (up) step.previousElementSibling?.before(step);
  else step.nextElementSibling?.after(step);
  moved(form, step, announce);
  // A moved element loses the focus, and a button at the end of its way is off: then its twin takes over.
  (button.disabled ? one(step, up ? ".os-down" : ".os-up", HTMLButtonElement) : button).focus();
}

/** @param {HTMLFormElement} form @param {HTMLLIElement} step @param {(sentence: string) => void} announce */
function moved(form, step, announce) {
  list(form).dataset.moved = "";
  ends(form);
  announce(say("moved", { place: steps(form).indexOf(step) + 1, all: steps(form).length }));
}

/** The first step cannot go up, the last cannot go down. @param {HTMLFormElement} form */
function ends(form) {
  steps(form).forEach((step, place, every) => {
    one(step, ".os-up", HTMLButtonElement).disabled = place === 0;
    one(step, ".os-down", HTMLButtonElement).disabled = place === every.length - 1;
  });
}
