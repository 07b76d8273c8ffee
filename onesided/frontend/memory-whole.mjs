/**
 * All that the browser remembers, for the few pages that show, move or erase a learner's record as a whole. To ask of a
 * hundred thousand attempts whether each is sound to the letter takes as long as to read them; so that is asked where
 * attempts come in from a file and where they go out into one, and whoever counts passes over what does not count.
 */
import { BROWSER } from "./memory.mjs";
import { NAME } from "./memory-database.mjs";
import { tried, unknown } from "./memory-storage.mjs";
import { fromOlder } from "./sound.mjs";

/** @typedef {import("./attempts.mjs").Attempt} Attempt */

/**
 * @param {import("./memory.mjs").Memory} remembered
 * @param {typeof BROWSER} [browser]
 */
export function wholeMemory(remembered, browser = BROWSER) {
  return {
    ...remembered,
    /** Every attempt there is, in no order, in today's form. @returns {Promise<Attempt[]>} */
    all: () => remembered.inTurn(async ({ database, waiting }) => {
      const stored = (await database?.read().catch(() => {})) ?? [];
      const rest = waiting.length ? unknown(waiting, stored) : [];
      return [...stored, ...rest].map(fromOlder);
    }),
    /**
     * Adds attempts from elsewhere; null where they could not be kept.
     * @param {Attempt[]} attempts sound ones @returns {Promise<{added: number, known: number} | null>}
     */
    add: (attempts) => remembered.inTurn(async ({ kept, database, absorb, tell, tellTabs }) => {
      let added = await database?.add(attempts).catch(() => undefined);
      if (added === undefined) {
        const before = kept.attempts().length;
        if (!tried(kept.lasts) || !kept.add(attempts)) return null;
        added = kept.attempts().length - before;
      }
      absorb(attempts);
      tellTabs({ changed: true });
      tell();
      return { added, known: attempts.length - added };
    }),
    /** Forgets everything, here and in every tab. @returns {Promise<boolean>} whether it is really gone */
    erase: () => remembered.inTurn(async ({ kept, database, forget, tellTabs }) => {
      // A database that could not be opened goes as a whole, whatever is in it.
      const emptied = await (database?.clear() ?? drop(browser.databases)).then(() => true, () => false);
      const erased = kept.erase() && emptied;
      tellTabs({ erased: true });
      forget();
      return erased;
    }),
  };
}

/** Takes the database away, where the browser has any. @param {() => IDBFactory} databases */
async function drop(databases) {
  const asked = tried(databases)?.deleteDatabase(NAME);
  if (!asked) return;
  await new Promise((done, fail) => {
    asked.onsuccess = done;
    asked.onerror = asked.onblocked = fail;
  });
}
