/**
 * A review, awake: the questions that are due, one below the other, each answered like any other. What is due is worked
 * out by the host; in a page the questions come a moment later, since only those that are due are loaded.
 */
import { all, one } from "./find.mjs";
import { awake } from "./own-awake.mjs";
import { minutesFor } from "./own-map.mjs";
import { wakeForms } from "./quiz.mjs";
import { sayOwn } from "./say-own.mjs";

const NUMBER = "\ue000";

/**
 * @param {HTMLElement} section
 * @param {ReturnType<import("./seam.mjs").talkTo>} seam
 * @returns {() => void} how to stop
 */
export function wakeReview(section, seam) {
  const head = one(section, ".os-head", HTMLElement);
  const meta = one(section, ".os-meta", HTMLElement);
  const list = one(section, ".os-items", HTMLOListElement);
  const finished = one(section, ".os-finished", HTMLElement);
  /** @type {ReturnType<typeof wakeForms> | null} */
  let items = null;

  function update() {
    const answered = (items ?? []).filter((item) => item.update()).length;
    const done = items !== null && items.length > 0 && answered === items.length;
    if (items) finished.textContent = items.length ? (done ? sayOwn("review-finished") : "") : none();
  }
  const none = () => {
    if (seam.value("failed")) return sayOwn("review-failed");
    return sayOwn(seam.value("begun") ? "review-none" : "review-empty");
  };

  /** The questions of this visit: once they stand there they stay, whatever is answered meanwhile. */
  function begin() {
    const given = seam.value("items");
    if (items || !Array.isArray(given)) return;
    list.insertAdjacentHTML("beforeend", given.map((html, place) => html.replaceAll(NUMBER, String(place + 1))).join(""));
    const occasion = seam.text("occasion");
    items = wakeForms(all(list, ".os-item", HTMLFormElement), seam.text("learner"), {
      name: "",
      occasion,
      attempts: seam.attempts,
      add(attempts) {
        seam.add(attempts);
        update();
      },
    }, seam);
    head.hidden = !items.length;
    meta.textContent = items.length ? sayOwn("review-due", { count: items.length, minutes: minutesFor(items.length) }) : "";
    update();
    awake(section);
  }

  begin();
  const changes = [seam.on("change:items", begin), seam.on("change:attempts", update)];
  return () => changes.forEach((stop) => stop());
}
