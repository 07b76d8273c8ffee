/**
 * The host of a learner's own in a published page: it plays the kernel's part over the browser's memory. What Python
 * works out in JupyterLab is worked out here, from the attempts and from the index that the page carries.
 */
import { uuid } from "./attempts.mjs";
import { CHANGED, keepDone } from "./done.mjs";
import { fileName, handIn } from "./hand-in.mjs";
import { loadItems } from "./own-bank.mjs";
import { readLog, writeLog } from "./log.mjs";
import { sound } from "./sound.mjs";
import { summarize } from "./summary.mjs";
import { wordsOf } from "./words.mjs";

/**
 * @param {ReturnType<import("./memory-whole.mjs").wholeMemory>} remembered
 * @param {any} course the index of the course; undefined where the piece needs none
 * @param {boolean} review whether what is due is asked here
 */
export function ownModel(remembered, course, review) {
  /** @type {Map<string, Set<(message?: any) => void>>} */
  const listeners = new Map();
  /** @type {Record<string, any>} */
  const values = { host: "page", ladder: course?.ladder, learner: remembered.learner() };
  /** @param {string} event @param {any} [message] */
  const tell = (event, message) => listeners.get(event)?.forEach((listen) => listen(message));

  async function refresh() {
    const attempts = await remembered.all();
    const now = new Date();
    const { chapters } = values.summary = summarize(course, attempts, now.toISOString(), -now.getTimezoneOffset());
    values.words = wordsOf(course, attempts);
    // A chapter goes by the name that it is remembered by: in a course that has a name, that stands before it.
    keepDone(document, remembered, chapters.map(({ name, done }) => [(course.mark ?? "") + name, done]));
    values.begun = values.summary.attempts > 0;
    values.occasion ??= `review#${localDate(now)}`;
    const due = new Set((values.due ??= values.summary.due.now));
    values.attempts = attempts.filter(({ name }) => due.has(name));
    tell("change:summary");
    tell("change:words");
    tell("change:attempts");
    if (review && !values.asked) {
      values.asked = true;
      const { items, failed } = await loadItems(course, values.due);
      Object.assign(values, { items, failed });
      tell("change:items");
    }
  }
  remembered.listen((erased) => {
    if (erased) {
      tell("change:erased");
      document.dispatchEvent(new Event(CHANGED));
    }
    tell("change:notice");
    if (course) refresh();
  });
  if (course) refresh();

  /**
   * @param {{ask: string, text?: string, name?: string, chapters?: Record<string, string[]> | null,
   *   reflections?: boolean}} request
   */
  async function answer({ ask, text = "", name = "", chapters = null, reflections = false }) {
    switch (ask) {
      case "download": {
        const now = new Date();
        const log = writeLog((await remembered.all()).filter(sound), now.toISOString());
        return { answer: "download", name: `one-sided-record-${localDate(now)}.jsonl`, text: log };
      }
      case "hand-in": {
        const [now, id] = [new Date(), uuid()];
        const chosen = { id, made: now.toISOString(), name, chapters, reflections };
        const made = handIn((await remembered.all()).filter(sound), chosen);
        return { answer: "hand-in", file: fileName(id, localDate(now)), ...made };
      }
      case "upload": {
        const { attempts, refused, problem } = readLog(text);
        if (problem) return { answer: "refused", problem };
        const counts = await remembered.add(attempts);
        return counts ? { answer: "added", ...counts, refused } : { answer: "refused", problem: "no-memory" };
      }
      case "erase":
        return { answer: (await remembered.erase()) ? "erased" : "not-erased" };
    }
    return {};
  }

  return {
    /** @param {string} name */
    get: (name) => (name === "notice" ? remembered.notice() : values[name]),
    /** @param {string} name @param {any} value */
    set(name, value) {
      if (name !== "attempts") return;
      values.attempts = value;
      remembered.remember(value);
    },
    save_changes() {},
    /** @param {any} request */
    send: (request) => void answer(request).then((message) => tell("msg:custom", message)),
    /** @param {string} event @param {(message?: any) => void} listen */
    on: (event, listen) => void listeners.set(event, (listeners.get(event) ?? new Set()).add(listen)),
    /** @param {string} event @param {(message?: any) => void} listen */
    off: (event, listen) => void listeners.get(event)?.delete(listen),
  };
}

/** The date where the learner is, as 2026-12-02. @param {Date} now */
function localDate(now) {
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
