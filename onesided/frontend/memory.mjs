/**
 * What the browser remembers of a learner, on this machine only. An answer goes into local storage at once, which no
 * click on a link can outrun, and from there into the database; where there is no database it stays, and where there
 * is no storage either, the page remembers until it is closed. Tabs tell each other what changed.
 */
import { openDatabase, quizOf } from "./memory-database.mjs";
import { LEARNER, localMemory, tried } from "./memory-storage.mjs";

/** @typedef {import("./attempts.mjs").Attempt} Attempt */
/** @typedef {ReturnType<typeof memory>} Memory */

/** What a browser offers; each may be missing, and asking may throw. */
export const BROWSER = {
  storage: () => localStorage,
  databases: () => indexedDB,
  channel: () => new BroadcastChannel("onesided"),
  /** @param {(event: StorageEvent) => void} listen */
  hear: (listen) => addEventListener("storage", listen),
};

/**
 * @param {string[]} quizzes the names of the quizzes and stories whose attempts are at hand by `recall`
 * @param {typeof BROWSER} [browser]
 */
export function memory(quizzes, browser = BROWSER) {
  const kept = localMemory(browser.storage);
  /** What is at hand: by quiz, then by uuid. @type {Map<string, Map<string, Attempt>>} */
  const held = new Map(quizzes.map((quiz) => [quiz, new Map()]));
  /** What local storage could not take and the database has not got yet. @type {Set<Attempt>} */
  const loose = new Set();
  /** @type {Awaited<ReturnType<typeof openDatabase>> | undefined} */
  let database;
  /** Whether something will be gone with this tab. */
  let lost = false;
  /** @type {Set<(erased: boolean) => void>} */
  const listeners = new Set();
  const channel = tried(browser.channel);
  const tell = (erased = false) => listeners.forEach((listen) => listen(erased));
  /** @param {{changed: true} | {erased: true}} message */
  const tellTabs = (message) => tried(() => channel?.postMessage(message));
  const waiting = () => [...kept.attempts(), ...loose];

  /** @param {Attempt[]} attempts */
  function absorb(attempts) {
    for (const one of attempts) {
      const mine = held.get(quizOf(one));
      if (mine && !mine.has(one.uuid)) mine.set(one.uuid, one);
    }
  }
  async function reload() {
    absorb(kept.attempts());
    absorb((await database?.read([...held.keys()]).catch(() => {})) ?? []);
    tell();
  }
  function forget() {
    held.forEach((mine) => mine.clear());
    loose.clear();
    tell(true);
  }
  /** Whatever fails stays where it is, and is tried again with the next answer, or on the next visit. */
  async function move() {
    const attempts = waiting();
    const moved = attempts.length && (await database?.add(attempts).catch(() => {})) !== undefined;
    if (moved) {
      attempts.forEach((one) => loose.delete(one));
      kept.drop(attempts);
      tellTabs({ changed: true });
    }
    const before = lost;
    lost = loose.size > 0 || ((!database || waiting().length > 0) && !tried(kept.lasts));
    if (lost !== before) tell();
  }
  const ready = openDatabase(browser.databases).then((opened) => (database = opened)).catch(() => {}).then(reload);
  let turn = ready.then(move);
  /** @template T @param {() => Promise<T>} act @returns {Promise<T>} */
  function queue(act) {
    const acted = turn.then(act);
    turn = acted.then(() => {}, () => {});
    return acted;
  }

  absorb(kept.attempts());
  if (channel) channel.onmessage = ({ data }) => void (data?.erased ? forget() : reload());
  tried(() => browser.hear(({ key, newValue }) => {
    // Without a channel, another tab's end of the record shows in the seed that it takes away.
    if (!key || (key === LEARNER && !newValue)) return forget();
    absorb(kept.attempts());
    tell();
  }));

  return {
    /** Settled when the database has answered, or cannot. @type {Promise<void>} */
    ready,
    /** What is at hand now. @param {string[]} [names] of quizzes; all that this memory was made for without */
    recall: (names = [...held.keys()]) => names.flatMap((name) => [...(held.get(name)?.values() ?? [])]),
    /** @param {Attempt[]} attempts made here; what is known already is not kept twice */
    remember(attempts) {
      const fresh = attempts.filter((one) => !held.get(quizOf(one))?.has(one.uuid));
      if (!fresh.length) return;
      for (const one of fresh) if (!held.has(quizOf(one))) held.set(quizOf(one), new Map());
      absorb(fresh);
      if (!kept.add(fresh)) fresh.forEach((one) => loose.add(one));
      queue(move);
      tell();
    },
    settings: kept.settings,
    /** @param {Record<string, unknown>} settings all of them */
    keepSettings(settings) {
      kept.keepSettings(settings);
      tell();
    },
    learner: kept.learner,
    done: kept.done,
    keepDone: kept.keepDone,
    /** @returns {"" | "no-memory"} whether what is answered will be gone with this tab */
    notice: () => (lost ? "no-memory" : ""),
    /** @param {(erased: boolean) => void} listen called when anything changed @returns {() => void} how to stop */
    listen(listen) {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
    /**
     * Does something with all that there is, when everything before it is done: see `memory-whole.mjs`.
     * @template T
     * @param {(within: {kept: typeof kept, database: typeof database, waiting: Attempt[], absorb: typeof absorb,
     *   forget: typeof forget, tell: typeof tell, tellTabs: typeof tellTabs}) => Promise<T>} act
     */
    inTurn: (act) => queue(() => act({ kept, database, waiting: waiting(), absorb, forget, tell, tellTabs })),
  };
}
