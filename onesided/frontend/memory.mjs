/**
 * What the browser remembers of a learner: a list of attempts, a few settings and a random seed, on this machine
 * only. Storage may be missing, full or spoilt; then the page remembers until it is closed, or nothing at all, and
 * works all the same.
 */

const RECORD = "onesided.record.v1";
const LEARNER = "onesided.learner";
const SETTINGS = "onesided.settings";

/**
 * @param {() => Storage} storage asked for each time, since even asking may throw
 */
export function memory(storage) {
  /** What could not be stored. @type {any[]} */
  let loose = [];
  /** @type {Record<string, unknown>} */
  let looseSettings = {};
  /** @param {string} name */
  const read = (name) => attempt(() => storage().getItem(name));
  /** @param {string} name @param {string} text */
  const write = (name, text) => attempt(() => (storage().setItem(name, text), true)) ?? false;
  const stored = () => {
    const found = attempt(() => JSON.parse(read(RECORD) ?? "[]"));
    return Array.isArray(found) ? found.filter((value) => typeof value?.uuid === "string") : [];
  };
  return {
    /** Every attempt, oldest first. @returns {import("./attempts.mjs").Attempt[]} */
    recall: () => [...stored(), ...loose],
    /** @param {import("./attempts.mjs").Attempt[]} attempts what is known already is not kept twice */
    remember(attempts) {
      const kept = stored();
      const known = new Set(kept.map((value) => value.uuid));
      const fresh = [...loose, ...attempts].filter((value) => !known.has(value.uuid) && known.add(value.uuid));
      if (!fresh.length) return;
      loose = write(RECORD, JSON.stringify([...kept, ...fresh])) ? [] : fresh;
    },
    /** How the learner likes stories to be told. @returns {Record<string, unknown>} */
    settings: () => ({ ...attempt(() => JSON.parse(read(SETTINGS) ?? "{}")), ...looseSettings }),
    /** @param {Record<string, unknown>} settings all of them */
    keepSettings(settings) {
      looseSettings = write(SETTINGS, JSON.stringify(settings)) ? {} : settings;
    },
    /** A seed for shuffling that stands for nobody; "" where it could not be kept until the next visit. */
    learner() {
      const known = read(LEARNER);
      if (known) return known;
      const seed = String(Math.random()).slice(2);
      return write(LEARNER, seed) ? seed : "";
    },
  };
}

/** @template T @param {() => T} ask @returns {T | undefined} */
function attempt(ask) {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
