/**
 * The one place that talks to the host's model, and trusts it with nothing: a model that throws, forgets or refuses to
 * save costs the learner some memory and never a quiz. Hosts pass different arguments to listeners; none is used.
 */

/**
 * @param {{get: Function, set: Function, save_changes: Function, on: Function, off: Function}} model
 */
export function talkTo(model) {
  /** What was added here, in case the model did not keep it. @type {import("./attempts.mjs").Attempt[]} */
  const added = [];
  /** Settings kept here, in case the model did not keep them. @type {Record<string, string>} */
  const chosen = {};
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
  return {
    /** @param {string} name @returns {string} */
    text: (name) => String(value(name) ?? ""),
    value,
    keep,
    attempts() {
      const known = new Set(held().map((attempt) => attempt?.uuid));
      return [...held(), ...added.filter((attempt) => !known.has(attempt.uuid))];
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
    /** @param {string} event @param {() => void} listen @returns {() => void} how to stop listening */
    on(event, listen) {
      const quiet = () => listen();
      guarded(() => model.on(event, quiet));
      return () => void guarded(() => model.off(event, quiet));
    },
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
