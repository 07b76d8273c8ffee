// A browser's parts for tests of its memory: storage in a Map, databases by fake-indexeddb, tabs that hear each other.
import { IDBFactory } from "fake-indexeddb";

const fails = (name) => () => {
  throw new DOMException("Nobody may.", name);
};

/** A storage in a Map; `room` is how many characters a value may have. */
export function storageOf(held = {}, room = Infinity) {
  const values = new Map(Object.entries(held));
  return {
    values,
    getItem: (name) => values.get(name) ?? null,
    setItem(name, text) {
      if (text.length > room) throw new DOMException("No room.", "QuotaExceededError");
      values.set(name, text);
    },
    removeItem: (name) => void values.delete(name),
  };
}

/** A browser; each call of `tab` gives what one of its tabs can reach. */
export function browserOf({ storage = storageOf(), databases = new IDBFactory(), channels = true } = {}) {
  const channelsOpen = new Set();
  const hearing = new Set();
  return {
    storage, databases,
    /** What the other tabs would hear of a change to storage. */
    tellStorage: (event) => hearing.forEach((hear) => hear(event)),
    tab: () => ({
      storage: storage ? () => storage : fails("SecurityError"),
      databases: databases === null ? fails("ReferenceError") : () => databases || undefined,
      channel: channels
        ? () => {
            const channel = {
              onmessage: null,
              postMessage: (data) => channelsOpen.forEach((other) => other !== channel && other.onmessage?.({ data })),
            };
            channelsOpen.add(channel);
            return channel;
          }
        : fails("ReferenceError"),
      hear: (listen) => void hearing.add(listen),
    }),
  };
}

/** A sound attempt at an item of the quiz "a/quiz". */
export function attemptAt(number, changes = {}) {
  return {
    uuid: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    time: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString(),
    name: "a/quiz#item", occasion: "page#1", digest: "11112222-33334444", response: number,
    verdict: { complete: true, problem: null, credit: 1, right: true, parts: [] },
    confidence: null, hints: 0, seconds: 1.5, host: "page", ...changes,
  };
}
