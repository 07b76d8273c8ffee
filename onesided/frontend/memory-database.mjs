/**
 * The record in the browser's database. Attempts lie there as lines of JSON on leaves, each leaf of one quiz: a page
 * reads the leaves of its own quizzes, and a hundred thousand attempts are a few hundred rows. With a row for each
 * attempt the browser takes five times as long to hand them over.
 */
import { isOne, tried, unknown } from "./memory-storage.mjs";

export const NAME = "onesided";
const VERSION = 1;
const STORE = "attempts";
const FULL = 100_000; // characters on a leaf, after which the next one is begun
const PATIENCE = 5_000; // milliseconds: some browsers never answer

/**
 * @typedef {import("./attempts.mjs").Attempt} Attempt
 * @typedef {{leaf?: number, quiz: string, text: string}} Leaf
 */

/**
 * The database, made where there was none. It fails where the browser has none, where it is spoilt, or where a later
 * version of the course has made it over.
 * @param {() => IDBFactory} databases
 */
export async function openDatabase(databases) {
  let base = await connected(databases);
  // A page that is left lets go at once: a browser may otherwise wait for it. One that comes back as it was begins again.
  globalThis.addEventListener?.("pagehide", () => base.close());
  globalThis.addEventListener?.("pageshow", async ({ persisted }) => {
    if (persisted) base = await connected(databases).catch(() => base);
  });
  return {
    /** @param {string[]} [quizzes] those whose attempts are wanted; all without @returns {Promise<Attempt[]>} */
    async read(quizzes) {
      const store = base.transaction(STORE).objectStore(STORE);
      const asked = quizzes ? quizzes.map((quiz) => store.index("quiz").getAll(quiz)) : [store.getAll()];
      return (await Promise.all(asked.map(result))).flat().flatMap(attemptsOn);
    },
    /** @param {Attempt[]} attempts what is known already is not kept twice @returns {Promise<number>} how many were new */
    async add(attempts) {
      /** @type {Map<string, Attempt[]>} */
      const byQuiz = new Map();
      for (const attempt of attempts) {
        const mine = byQuiz.get(quizOf(attempt));
        if (mine) mine.push(attempt);
        else byQuiz.set(quizOf(attempt), [attempt]);
      }
      const change = base.transaction(STORE, "readwrite");
      const store = change.objectStore(STORE);
      let added = 0;
      for (const [quiz, mine] of byQuiz) {
        const asked = store.index("quiz").getAll(quiz);
        asked.onsuccess = () => {
          const fresh = unknown(mine, asked.result.flatMap(attemptsOn));
          for (const leaf of written(quiz, asked.result.at(-1), fresh)) store.put(leaf);
          added += fresh.length;
        };
      }
      await finished(change);
      return added;
    },
    /** Empties it. */
    async clear() {
      const change = base.transaction(STORE, "readwrite");
      change.objectStore(STORE).clear();
      await finished(change);
    },
  };
}

/** The quiz, or the story, that an attempt is about. @param {{name: string}} attempt */
export function quizOf({ name }) {
  return name.split("#")[0];
}

/** @param {() => IDBFactory} databases */
async function connected(databases) {
  const base = await opened(databases().open(NAME, VERSION));
  // A later version of the course need not wait for this tab.
  base.onversionchange = () => base.close();
  return base;
}

/** @param {IDBOpenDBRequest} asked @returns {Promise<IDBDatabase>} */
function opened(asked) {
  return new Promise((done, fail) => {
    const patience = setTimeout(fail, PATIENCE);
    asked.onupgradeneeded = () =>
      asked.result.createObjectStore(STORE, { keyPath: "leaf", autoIncrement: true }).createIndex("quiz", "quiz");
    asked.onsuccess = asked.onerror = asked.onblocked = () => {
      clearTimeout(patience);
      asked.readyState === "done" && !asked.error ? done(asked.result) : fail();
    };
  });
}

/** The attempts on a leaf; a line that is spoilt costs itself only. @param {Leaf} leaf @returns {Attempt[]} */
function attemptsOn({ text }) {
  const lines = String(text).split("\n");
  return (tried(() => JSON.parse(`[${lines}]`)) ?? lines.map((line) => tried(() => JSON.parse(line)))).filter(isOne);
}

/** The leaves to write. @param {string} quiz @param {Leaf | undefined} last @param {Attempt[]} fresh */
function written(quiz, last, fresh) {
  /** @type {Leaf[]} */
  const leaves = typeof last?.text === "string" ? [last] : [];
  const changed = new Set();
  for (const attempt of fresh) {
    const leaf = leaves.at(-1);
    const line = JSON.stringify(attempt);
    if (leaf && leaf.text.length < FULL) leaf.text += `\n${line}`;
    else leaves.push({ quiz, text: line });
    changed.add(leaves.at(-1));
  }
  return [...changed];
}

/** @template T @param {IDBRequest<T>} asked @returns {Promise<T>} */
function result(asked) {
  return new Promise((done, fail) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
}

/** @param {IDBTransaction} change */
function finished(change) {
  return new Promise((done, fail) => {
    change.oncomplete = done;
    change.onerror = change.onabort = () => fail(change.error);
  });
}
