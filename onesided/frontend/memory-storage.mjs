/**
 * What local storage holds of a learner: attempts that are on their way into the database, or all of them where there
 * is none; settings, a random seed, and which chapters are done. Storage may be missing, full or spoilt: then reading
 * finds nothing, and writing says that it failed.
 */

const RECORD = "onesided.record.v1";
const SETTINGS = "onesided.settings";
const DONE = "onesided.done";
const TRIED = "onesided.tried";
export const LEARNER = "onesided.learner";

/** @typedef {import("./attempts.mjs").Attempt} Attempt */

/**
 * @param {() => Storage & {forgets?: boolean}} storage asked for each time, since even asking may throw; `forgets` where
 *   it only stands in for one that is missing
 */
export function localMemory(storage) {
  /** @type {Record<string, unknown>} */
  let looseSettings = {};
  let known = { text: "", attempts: /** @type {Attempt[]} */ ([]) };
  /** @param {string} name */
  const read = (name) => tried(() => storage().getItem(name)) ?? "";
  /** @param {string} name @param {string} text */
  const write = (name, text) => tried(() => (storage().setItem(name, text), true)) ?? false;
  /** @param {string} name */
  const remove = (name) => tried(() => storage().removeItem(name));
  /** @param {string} name @returns {any[]} */
  const list = (name) => {
    const found = tried(() => JSON.parse(read(name)));
    return Array.isArray(found) ? found : [];
  };
  /** @returns {Attempt[]} */
  const attempts = () => {
    const text = read(RECORD);
    if (text !== known.text) known = { text, attempts: list(RECORD).filter(isOne) };
    return known.attempts;
  };
  return {
    /** What is held, as it was added; what is no attempt at all is passed over. */
    attempts,
    /** @param {Attempt[]} fresh what is known already is not kept twice @returns {boolean} whether it is held now */
    add: (fresh) => write(RECORD, JSON.stringify([...attempts(), ...unknown(fresh, attempts())])),
    /** Lets go of attempts that are kept elsewhere. @param {Attempt[]} gone */
    drop(gone) {
      const left = unknown(attempts(), gone);
      if (left.length) write(RECORD, JSON.stringify(left));
      else remove(RECORD);
    },
    /** How the learner likes stories to be told. @returns {Record<string, unknown>} */
    settings: () => ({ ...tried(() => JSON.parse(read(SETTINGS))), ...looseSettings }),
    /** @param {Record<string, unknown>} settings all of them */
    keepSettings(settings) {
      looseSettings = write(SETTINGS, JSON.stringify(settings)) ? {} : settings;
    },
    /** A seed for shuffling that stands for nobody; "" where it could not be kept until the next visit. */
    learner() {
      const seed = read(LEARNER) || String(Math.random()).slice(2);
      return write(LEARNER, seed) ? seed : read(LEARNER);
    },
    /** The chapters that are done. @returns {string[]} */
    done: () => list(DONE),
    /** @param {string[]} slugs all of them @returns {boolean} whether that is new */
    keepDone: (slugs) => String(slugs) !== String(list(DONE)) && write(DONE, JSON.stringify(slugs)),
    /** Whether what is written here is there on the next visit. */
    lasts: () => write(TRIED, "1") && !storage().forgets,
    /** @returns {boolean} whether nothing is left; the seed goes last, so that other tabs know by it */
    erase() {
      looseSettings = {};
      const names = [RECORD, SETTINGS, DONE, TRIED, LEARNER];
      names.forEach(remove);
      return !names.some(read);
    },
  };
}

/** Those that are not among the known, each once. @param {Attempt[]} attempts @param {Attempt[]} known */
export function unknown(attempts, known) {
  const seen = new Set(known.map(({ uuid }) => uuid));
  return attempts.filter(({ uuid }) => !seen.has(uuid) && seen.add(uuid));
}

/** Whether it can pass for an attempt. What is shown or counted of it is looked at there. @param {any} value */
export function isOne(value) {
  const isText = (/** @type {string} */ field) => typeof value?.[field] === "string";
  return isText("uuid") && isText("time") && isText("name") && isText("digest");
}

/** @template T @param {() => T} ask @returns {T | undefined} */
export function tried(ask) {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
