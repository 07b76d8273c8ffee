/**
 * One vote of this phone: sent until it is acknowledged, kept over a reload, and never sent twice as something else.
 */

const AGAIN = 3000, KEPT = "onesided-vote";

/**
 * @param {HTMLElement} now where the question stands
 * @param {Record<string, string>} words
 * @param {{ say: (message: any) => boolean, onOpen: (what: () => void) => void }} line
 */
export function ballotOf(now, words, line) {
  let waiting = kept(), last = null, timer;
  line.onOpen(() => waiting && post());
  return { send, settle, forget };

  /** Send what is chosen. */
  function send() {
    const form = now.querySelector("form[data-ballot]"), data = new FormData(form);
    const values = data.getAll("response").map(String).filter(value => value.trim());
    if (!values.length) return status(words["not-yet"]);
    waiting = { step: Number(data.get("step")), round: Number(data.get("round")), values };
    keep();
    lock(true);
    post();
  }

  function post() {
    clearTimeout(timer);
    status(line.say(waiting) ? words.sending : words["again-sending"]);
    timer = setTimeout(() => waiting && post(), AGAIN);
  }

  /** What the server says of a vote of this phone: the values that count, or why none does. */
  function settle(answer) {
    if (!answer) return waiting && restore();
    if (waiting?.step === answer.step && waiting.round === answer.round) {
      waiting = null;
      keep();
      clearTimeout(timer);
    }
    if ("counted" in answer) last = answer;
    if (!isHere(answer)) return undefined;
    if ("refused" in answer) {
      lock(false);
      return status(answer.refused);
    }
    mark(answer.counted);
    lock(true);
    return status(answer.said ?? words.voted);
  }

  /** Another question stands here now: what is on its way for an old one is let go. */
  function forget() {
    if (last && isHere(last)) mark(last.counted);
    if (!waiting) return;
    if (isHere(waiting)) return restore();
    waiting = null;
    keep();
    clearTimeout(timer);
  }

  function restore() {
    if (!isHere(waiting)) return;
    mark(waiting.values);
    lock(true);
  }

  function isHere({ step, round }) {
    const form = now.querySelector("form[data-ballot]");
    // A question that can only be read is marked with what this phone voted last.
    if (!form) return now.querySelector("[data-ballot]")?.dataset.step === String(step);
    return form.elements.step.value === String(step) && form.elements.round.value === String(round);
  }

  function mark(values) {
    for (const control of now.querySelectorAll('[data-ballot] [name="response"]')) {
      if (control.type === "text") [control.value] = values;
      else control.checked = values.includes(control.value);
    }
  }

  function lock(isLocked) {
    const form = now.querySelector("form[data-ballot]");
    if (!form) return;
    form.querySelector("fieldset").disabled = isLocked;
    form.querySelector("[type=submit]").hidden = isLocked;
  }

  function status(text) {
    const place = now.querySelector("[data-status]");
    if (place) place.textContent = text;
  }

  function kept() {
    try { return JSON.parse(sessionStorage.getItem(KEPT)); } catch { return null; }
  }

  function keep() {
    try {
      if (waiting) sessionStorage.setItem(KEPT, JSON.stringify(waiting));
      else sessionStorage.removeItem(KEPT);
    } catch { /* a browser that keeps nothing votes all the same */ }
  }
}
