/**
 * The one place that talks to the host's model, and trusts it with nothing: a model that throws, forgets or refuses to
 * save costs the learner some memory and never a quiz. Hosts pass different arguments to listeners; none is used, but
 * for the message that answers a question.
 */
import { oldestFirst } from "./attempts.mjs";

/**
 * @param {{get: Function, set: Function, save_changes: Function, on: Function, off: Function, send?: Function}} model
 */
export function talkTo(model) {
  /** What was added here, in case the model did not keep it. @type {import("./attempts.mjs").Attempt[]} */
  let added = [];
  /** Settings kept here, in case the model did not keep them. @type {Record<string, string>} */
  let chosen = {};
  /** @param {string} name */
  const value = (name) => guarded(() => model.get(name));
  /** @param {string} name @param {any} kept */
  const keep = (name, kept) => {
    guarded(() => model.set(name, kept));
    guarded(() => model.save_changes());
  };
  const held = () => {
    const attempts = value("attempts");
    return Array.isArray(attempts) ? attempts : [];
  };
  /** @param {string} event @param {(message?: any) => void} listen @returns {() => void} */
  const hear = (event, listen) => {
    guarded(() => model.on(event, listen));
    return () => void guarded(() => model.off(event, listen));
  };
  return {
    /** @param {string} name @returns {string} */
    text: (name) => String(value(name) ?? ""),
    value,
    keep,
    /** Where this is: an answer says so in the record. @returns {"lab" | "page"} */
    host: () => (value("host") === "lab" ? "lab" : "page"),
    /** All that is known here, oldest first. @returns {import("./attempts.mjs").Attempt[]} */
    attempts() {
      const known = new Set(held().map((attempt) => attempt?.uuid));
      return oldestFirst([...held(), ...added.filter((attempt) => !known.has(attempt.uuid))].filter(Boolean));
    },
    /** @param {import("./attempts.mjs").Attempt[]} attempts */
    add(attempts) {
      added.push(...attempts);
      keep("attempts", [...held(), ...attempts]);
    },
    /** How the learner likes stories to be told. @returns {Record<string, unknown>} */
    settings: () => ({ ...chosen, ...Object(value("settings")) }),
    /** @param {Record<string, string>} settings those that change */
    keepSettings(settings) {
      Object.assign(chosen, settings);
      keep("settings", { ...Object(value("settings")), ...settings });
    },
    /**
     * Hears of a change, and of the end of the record: what was only remembered here is then forgotten as well.
     * @param {string} event @param {() => void} listen @returns {() => void} how to stop listening
     */
    on(event, listen) {
      const stops = [hear(event, () => listen()), hear("change:erased", () => {
        added = [];
        chosen = {};
        listen();
      })];
      return () => stops.forEach((stop) => stop());
    },
    /** Asks the host for something. @param {Record<string, any>} message */
    ask: (message) => void guarded(() => model.send?.(message)),
    /** @param {(message: any) => void} listen @returns {() => void} how to stop listening */
    onAnswer: (listen) => hear("msg:custom", (message) => listen(message)),
  };
}

/** @template T @param {() => T} ask @returns {T | undefined} */
export function guarded(ask) {
  try {
    return ask();
  } catch (error) {
    console.warn("onesided:", error);
    return undefined;
  }
}
