/**
 * A quiz, awake: its items, its score, and a fresh start. What is shown is a function of the list of attempts.
 */
import { newAttempt } from "./attempts.mjs";
import { all, one } from "./find.mjs";
import { wakeItem } from "./item.mjs";
import { tellNotice } from "./notice.mjs";
import { rearrange } from "./rearrange.mjs";
import { say } from "./say.mjs";
import { guarded } from "./seam.mjs";

/** @typedef {Omit<import("./item.mjs").Quiz, "host">} Quiz */

/**
 * @param {HTMLElement} section
 * @param {ReturnType<import("./seam.mjs").talkTo>} seam
 * @returns {() => void} how to stop
 */
export function wakeQuiz(section, seam) {
  const quiz = {
    name: section.dataset.name ?? "",
    occasion: seam.text("occasion") || section.dataset.occasion || "",
    attempts: seam.attempts,
    /** @param {import("./attempts.mjs").Attempt[]} attempts */
    add(attempts) {
      seam.add(attempts);
      update();
    },
  };
  const items = wakeForms(all(section, ".os-item", HTMLFormElement), seam.text("learner"), quiz, seam);
  const score = one(section, ".os-score", HTMLElement);
  const afresh = one(section, ".os-afresh", HTMLButtonElement);
  afresh.addEventListener("click", () => {
    const answered = items.filter((item) => item.update());
    quiz.add(answered.map((item) => newAttempt(item.place, null, null, { host: seam.host() })));
    items[0]?.focus();
  });

  function update() {
    const verdicts = items.map((item) => item.update());
    const answered = verdicts.filter(Boolean).length;
    const right = verdicts.filter((verdict) => verdict?.right).length;
    const name = items.some((item) => item.graded) ? "score" : "score-ungraded";
    const sentence = answered ? say(name, { answered, all: items.length, right }) : "";
    if (score.textContent !== sentence) score.textContent = sentence;
    score.hidden = afresh.hidden = !answered;
  }

  update();
  section.classList.add("os-awake");
  const endings = [seam.on("change:attempts", update), tellNotice(section, seam), ...items.map((item) => item.end)];
  return () => endings.forEach((end) => end());
}

/**
 * Wakes items, each in the order of this learner. One that cannot be woken stays what it was, a complete form with its
 * answers to open, and the others go on.
 * @param {HTMLFormElement[]} forms an item that says which quiz it is from goes by that name
 * @param {string} learner the seed of the order; "" leaves it as it is
 * @param {Quiz} quiz
 * @param {ReturnType<import("./seam.mjs").talkTo>} seam
 */
export function wakeForms(forms, learner, quiz, seam) {
  return forms.flatMap((form) => guarded(() => {
    const name = form.dataset.quiz ?? quiz.name;
    const shuffle = form.closest("[data-shuffle]")?.getAttribute("data-shuffle");
    if (learner) rearrange(form, `${learner}:${name}#${form.dataset.item}`, shuffle !== "false");
    const item = wakeItem(form, { ...quiz, name, host: seam.host() });
    form.dataset.awake = "";
    return [item];
  }) ?? []);
}
