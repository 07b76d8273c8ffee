/**
 * What the live region of an item says, and to whom: the verdict in words, what is missing, what was answered earlier,
 * and for ears alone the feedback, which stands in sight beside the answer.
 */
import { say } from "./say.mjs";

/**
 * @typedef {import("./verdict.mjs").Key} Key
 * @typedef {import("./verdict.mjs").Verdict} Verdict
 */

/** @param {Verdict} verdict @returns {"given" | "right" | "partly" | "wrong"} */
export function outcome({ right, credit }) {
  if (right === null) return "given";
  if (right) return "right";
  return credit ? "partly" : "wrong";
}

/** @param {Key} key @param {Verdict} verdict a complete one */
export function verdictWords({ type }, verdict) {
  if (type === "reflect") return say("written");
  const all = verdict.parts.length;
  if (!all || verdict.right) return say(outcome(verdict));
  const right = verdict.parts.filter(Boolean).length;
  if (type === "choices") return say(`${outcome(verdict)}-ticked`, { right, all });
  return say(right ? "partly" : "none-in-place", { right, all });
}

/** @param {Key} key @param {any} response @param {Verdict} verdict an incomplete one */
export function missingWords({ type }, response, { problem }) {
  if (problem === "partial") {
    const count = response.filter((/** @type {any} */ part) => part === null).length;
    return say("partial", { count });
  }
  const special = problem === "empty" && ["number", "reflect", "order"].includes(type);
  return say(special ? `empty-${type}` : problem ?? "empty");
}

/**
 * The feedback that was opened; where several are open, the verdict is enough to hear.
 * @param {HTMLFormElement} form @param {Key} key
 */
export function heard(form, { type }) {
  if (["sort", "match", "order", "choices"].includes(type)) return "";
  const says = form.querySelector(".os-feedback[open] .os-says")?.cloneNode(true);
  if (!(says instanceof HTMLElement)) return "";
  says.querySelectorAll("[hidden]").forEach((hidden) => hidden.remove());
  return says.textContent?.trim() ?? "";
}

/**
 * Says sentences in the live region: the first plainly, the second as an aside, the third for ears alone. The elements
 * are made anew each time, so that the same sentence is announced again.
 * @param {HTMLElement} status
 * @param {...string} sentences
 */
export function tell(status, ...sentences) {
  const styles = ["os-verdict", "os-earlier", "os-vh"];
  status.replaceChildren(...sentences.flatMap((sentence, index) => {
    if (!sentence) return [];
    const line = document.createElement("p");
    line.className = styles[index];
    line.dir = "auto";
    line.textContent = sentence;
    return [line];
  }));
}
