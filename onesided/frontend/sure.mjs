/**
 * What is said to somebody who was certain and not right: that a close look is worth the while, what is often believed
 * here, where to read again, and that it comes back. It explains more; it blames nobody.
 */
import { all } from "./find.mjs";
import { copies, make } from "./make.mjs";
import { say } from "./say.mjs";

/** @param {import("./attempts.mjs").Attempt} attempt @param {import("./verdict.mjs").Verdict} verdict */
export function isSureMiss({ confidence }, { right }) {
  return confidence === "certain" && right === false;
}

/**
 * Shows it after what the item's live region says. @param {HTMLFormElement} form @param {HTMLElement} status
 */
export function showSureMiss(form, status) {
  for (const belief of all(form, ".os-feedback[open] .os-belief", HTMLElement)) belief.hidden = false;
  // Copied now, since JupyterLab has given links other addresses by now.
  const link = form.querySelector(".os-answer :not(.os-source) > .os-see");
  status.after(make("div", "os-sure-miss", make("p", "", say("sure-miss")),
    ...(link ? [make("p", "", ...copies(link.parentElement))] : []), make("p", "", say("sure-miss-again"))));
}

/** @param {HTMLFormElement} form */
export function hideSureMiss(form) {
  for (const belief of all(form, ".os-feedback .os-belief", HTMLElement)) belief.hidden = true;
  for (const box of all(form, ".os-sure-miss", HTMLElement)) box.remove();
}
