/**
 * A quiz, awake: its items, its score, and a fresh start. What is shown is a function of the list of attempts.
 */
import { newAttempt } from "./attempts.mjs";
import { all, one } from "./find.mjs";
import { wakeItem } from "./item.mjs";
import { rearrange } from "./rearrange.mjs";
import { say } from "./say.mjs";
import { guarded } from "./seam.mjs";

/**
 * @param {HTMLElement} section
 * @param {ReturnType<import("./seam.mjs").talkTo>} seam
 * @returns {() => void} how to stop
 */
export function wakeQuiz(section, seam) {
  const { name = "", shuffle } = section.dataset;
  const learner = seam.text("learner");
  const quiz = {
    name,
    occasion: seam.text("occasion") || section.dataset.occasion || "",
    attempts: seam.attempts,
    /** @param {import("./attempts.mjs").Attempt[]} attempts */
    add(attempts) {
      seam.add(attempts);
      update();
    },
  };
  // An item that cannot be woken stays what it was, a complete form with its answers to open, and the others go on.
  const items = all(section, ".os-item", HTMLFormElement).flatMap((form) => guarded(() => {
    if (learner) rearrange(form, `${learner}:${name}#${form.dataset.item}`, shuffle !== "false");
    const item = wakeItem(form, quiz);
    form.dataset.awake = "";
    return [item];
  }) ?? []);
  const score = one(section, ".os-score", HTMLElement);
  const afresh = one(section, ".os-afresh", HTMLButtonElement);
  afresh.addEventListener("click", () => {
    const answered = items.filter((item) => item.update());
    quiz.add(answered.map((item) => newAttempt(item.place, null, null)));
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
  return seam.on("change:attempts", update);
}
