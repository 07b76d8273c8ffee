/**
 * One item, awake: Check judges what was answered, the answer becomes an attempt, and what is shown follows from the
 * attempts alone. An item is judged on submit only; arrow keys walk through radio buttons without being judged.
 *
 * Where the focus goes: Check gives way to Try again in the same spot, so the focus moves over to that button and the
 * one live region says the verdict with the feedback. Nobody is carried off, and forward lies the answer, back the
 * feedback. Where something is missing, the live region says what, and the focus goes to the first control it lacks.
 */
import { earlier, latest, newAttempt } from "./attempts.mjs";
import { hideFeedback, showFeedback } from "./feedback.mjs";
import { all, one } from "./find.mjs";
import { kinds } from "./kinds.mjs";
import { say } from "./say.mjs";
import { heard, missingWords, outcome, tell, verdictWords } from "./status.mjs";
import { judge } from "./verdict.mjs";

/**
 * @typedef {import("./attempts.mjs").Attempt} Attempt
 * @typedef {import("./verdict.mjs").Verdict} Verdict
 * @typedef {{name: string, occasion: string, attempts: () => Attempt[], add: (attempts: Attempt[]) => void}} Quiz
 */

/**
 * @param {HTMLFormElement} form
 * @param {Quiz} quiz
 */
export function wakeItem(form, quiz) {
  const { item, digest = "" } = form.dataset;
  const key = JSON.parse(form.dataset.key ?? "");
  const kind = kinds[key.type];
  const place = { name: `${quiz.name}#${item}`, occasion: quiz.occasion, digest };
  const check = one(form, ".os-check", HTMLButtonElement);
  const again = one(form, ".os-again", HTMLButtonElement);
  const status = one(form, ".os-status", HTMLElement);
  const ask = one(form, ".os-ask", HTMLFieldSetElement);
  const sure = all(form, ".os-confidence", HTMLFieldSetElement)[0];
  const levels = all(form, "input[name=confidence]", HTMLInputElement);
  /** The attempt on the screen, by its uuid. */
  let shown = "";

  kind.start?.(form, (sentence) => tell(status, sentence));
  one(form, ".os-actions", HTMLElement).hidden = check.disabled = false;
  if (sure) sure.hidden = false;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.dataset.state === "checked") return;
    const response = kind.read(form);
    const verdict = judge(key, response);
    const confidence = levels.find((level) => level.checked)?.value ?? null;
    if (!verdict.complete) {
      missing(missingWords(key, response, verdict), lacking(ask, verdict));
    } else if (sure && !confidence) {
      missing(say("confidence"), levels[0]);
    } else {
      quiz.add([newAttempt(place, kind.keeps?.(form) === false ? true : response, verdict, confidence)]);
      again.focus({ preventScroll: true });
    }
  });
  again.addEventListener("click", () => {
    open();
    (all(ask, "input:checked", HTMLElement)[0] ?? control(ask))?.focus({ preventScroll: true });
  });

  /** @param {string} sentence @param {HTMLElement | undefined} target */
  function missing(sentence, target) {
    form.dataset.state = "missing";
    tell(status, sentence);
    target?.focus();
  }

  function open() {
    hideFeedback(form);
    status.replaceChildren();
    delete form.dataset.state;
    delete form.dataset.verdict;
    lock(false);
  }

  /** @param {boolean} locked */
  function lock(locked) {
    ask.disabled = check.hidden = locked;
    again.hidden = !locked;
    if (sure) sure.disabled = locked;
  }

  /** @param {Attempt} attempt @param {Verdict} verdict */
  function show(attempt, verdict) {
    write(attempt);
    hideFeedback(form);
    showFeedback(form, key, attempt.response, verdict);
    form.dataset.state = "checked";
    form.dataset.verdict = outcome(verdict);
    lock(true);
    const gone = key.type === "reflect" && !kind.read(form);
    tell(status, gone ? say("not-kept") : verdictWords(key, verdict), beside(attempt), heard(form, key));
  }

  /** @param {{response: any, confidence: string | null}} attempt */
  function write({ response, confidence }) {
    kind.write(form, response);
    for (const level of levels) level.checked = level.value === confidence;
  }

  /** The first answer from another place, in words. @param {Attempt} now */
  function beside(now) {
    const before = earlier(quiz.attempts(), place, now);
    const verdict = judge(key, before?.response);
    if (!before || !verdict.complete) return "";
    const right = verdict.parts.filter(Boolean).length;
    if (!kind.words) return say("earlier", { words: say("earlier-parts", { right, all: verdict.parts.length }) });
    const words = kind.words(form, before.response);
    const name = verdict.right === null ? "earlier" : verdict.right ? "earlier-right" : "earlier-wrong";
    return words && say(name, { words });
  }

  return {
    place,
    graded: !["scale", "reflect"].includes(key.type),
    focus: () => control(ask)?.focus(),
    /** Shows what the attempts say, and touches nothing where they say what is shown. @returns {Verdict | null} */
    update() {
      const attempt = latest(quiz.attempts(), place);
      const verdict = judge(key, attempt?.response);
      if (attempt && attempt.uuid !== shown) {
        shown = attempt.uuid;
        if (verdict.complete) {
          show(attempt, verdict);
        } else {
          open();
          write({ response: null, confidence: null });
        }
      }
      return verdict.complete ? verdict : null;
    },
  };
}

/** The first control that can be used. @param {HTMLElement} ask */
function control(ask) {
  return all(ask, ":is(input, select, textarea, button):enabled", HTMLElement)[0];
}

/** The first control that lacks an answer. @param {HTMLElement} ask @param {Verdict} verdict */
function lacking(ask, { problem }) {
  const empty = all(ask, "select", HTMLSelectElement).find((select) => !select.value);
  return problem === "partial" && empty ? empty : control(ask);
}
