/**
 * One item, awake: Check judges what was answered, the answer becomes an attempt, and what is shown follows from the
 * attempts alone. An item is judged on submit only; arrow keys walk through radio buttons without being judged.
 *
 * Where the focus goes: Check gives way to Try again in the same spot, so the focus moves over to that button and the
 * one live region says the verdict with the feedback. Nobody is carried off, and forward lies the answer, back the
 * feedback. Where something is missing, the live region says what, and the focus goes to the first control it lacks.
 */
import { earlier, hasChanged, latest, newAttempt } from "./attempts.mjs";
import { besideWords } from "./beside.mjs";
import { startClock } from "./clock.mjs";
import { hideFeedback, showFeedback } from "./feedback.mjs";
import { all, one } from "./find.mjs";
import { countHints } from "./hints.mjs";
import { kinds } from "./kinds.mjs";
import { offerReport } from "./report.mjs";
import { say } from "./say.mjs";
import { focusCalmly } from "./sight.mjs";
import { heard, missingWords, outcome, tell, verdictWords } from "./status.mjs";
import { hideSureMiss, isSureMiss, showSureMiss } from "./sure.mjs";
import { told } from "./told.mjs";
import { judge } from "./verdict.mjs";

/**
 * @typedef {import("./attempts.mjs").Attempt} Attempt
 * @typedef {import("./verdict.mjs").Verdict} Verdict
 * @typedef {{name: string, occasion: string, host: string, attempts: () => Attempt[],
 *   add: (attempts: Attempt[]) => void}} Quiz
 */

/**
 * @param {HTMLFormElement} form
 * @param {Quiz} quiz
 */
export function wakeItem(form, quiz) {
  const { item, digest = "" } = form.dataset;
  const key = JSON.parse(form.dataset.key ?? "");
  const kind = kinds[key.type];
  const graded = !["scale", "reflect"].includes(key.type);
  const place = { name: `${quiz.name}#${item}`, occasion: quiz.occasion, digest };
  const check = one(form, ".os-check", HTMLButtonElement);
  const again = one(form, ".os-again", HTMLButtonElement);
  const status = one(form, ".os-status", HTMLElement);
  const ask = one(form, ".os-ask", HTMLFieldSetElement);
  const sure = all(form, ".os-confidence", HTMLFieldSetElement)[0];
  const levels = all(form, "input[name=confidence]", HTMLInputElement);
  /** The attempt on the screen, by its uuid. */
  let shown = "";
  const clock = startClock(form);
  const hints = countHints(form);

  kind.start?.(form, (sentence) => tell(status, sentence));
  // As it was put before this learner, with nothing moved yet.
  const asked = told(form, ".os-case, .os-stem, .os-ask :is(p.os-paper, .os-paper li, .os-text)").join("\n");
  one(form, ".os-actions", HTMLElement).hidden = check.disabled = false;
  if (sure) sure.hidden = false;

  const answer = () => kind.words?.(form, kind.read(form))
    ?? told(form, ".os-ask :is(.os-text, option:checked)").join("; ");
  // What is written for oneself is not offered to be sent.
  offerReport(form, form.querySelector(".os-number")?.textContent ?? "", () =>
    ({ ...place, host: quiz.host, shown: asked, answer: graded ? answer : undefined }));

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
      const about = { confidence, hints: hints.opened(), seconds: clock.seconds(), host: quiz.host };
      clock.restart();
      hints.restart();
      quiz.add([newAttempt(place, kind.keeps?.(form) === false ? true : response, verdict, about)]);
      focusCalmly(again);
    }
  });
  again.addEventListener("click", () => {
    open();
    focusCalmly(all(ask, "input:checked", HTMLElement)[0] ?? control(ask));
  });

  /** @param {string} sentence @param {HTMLElement | undefined} target */
  function missing(sentence, target) {
    form.dataset.state = "missing";
    tell(status, sentence);
    target?.focus();
  }

  function open() {
    hideFeedback(form);
    hideSureMiss(form);
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
    hideSureMiss(form);
    showFeedback(form, key, attempt.response, verdict);
    form.dataset.state = "checked";
    form.dataset.verdict = outcome(verdict);
    lock(true);
    const gone = kind.keeps !== undefined && !kind.read(form);
    const before = besideWords(form, key, kind, earlier(quiz.attempts(), place, attempt));
    const miss = isSureMiss(attempt, verdict);
    const aside = `${heard(form, key)} ${miss ? say("sure-miss-heard") : ""}`.trim();
    tell(status, gone ? say("not-kept") : verdictWords(key, verdict), before, aside);
    if (miss) showSureMiss(form, status);
  }

  /** @param {{response: any, confidence: string | null}} attempt */
  function write({ response, confidence }) {
    kind.write(form, response);
    for (const level of levels) level.checked = level.value === confidence;
  }

  return {
    place,
    graded,
    focus: () => control(ask)?.focus(),
    /** Shows what the attempts say, and touches nothing where they say what is shown. @returns {Verdict | null} */
    update() {
      const attempts = quiz.attempts();
      const attempt = latest(attempts, place);
      const verdict = judge(key, attempt?.response);
      const uuid = attempt?.uuid ?? "";
      if (uuid !== shown) {
        shown = uuid;
        if (attempt && verdict.complete) {
          show(attempt, verdict);
        } else {
          open();
          write({ response: null, confidence: null });
        }
      }
      if (!shown && !status.hasChildNodes() && hasChanged(attempts, place)) tell(status, "", say("changed"));
      return verdict.complete ? verdict : null;
    },
    end: clock.end,
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
