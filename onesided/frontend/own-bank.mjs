/**
 * The questions of a review, loaded chapter by chapter and only where something is due. A chapter's questions are a
 * classic script that tells them by an event: it runs over http, from a file and under a strict policy alike.
 */

const TOLD = "onesided-bank";

/**
 * @param {{items: Record<string, {chapter: string}>, banks: Record<string, string>}} course
 * @param {string[]} names the questions that are due, in their order
 * @returns {Promise<{items: string[], failed: boolean}>} their HTML; failed where one could not be had
 */
export async function loadItems(course, names) {
  /** @type {Record<string, string>} */
  const bank = {};
  const collect = (/** @type {Event} */ event) => void (event instanceof CustomEvent && Object.assign(bank, event.detail));
  addEventListener(TOLD, collect);
  const chapters = [...new Set(names.map((name) => course.items[name].chapter))];
  await Promise.all(chapters.map((chapter) => load(course.banks[chapter])));
  removeEventListener(TOLD, collect);
  const items = names.flatMap((name) => bank[name] ?? []);
  return { items, failed: items.length < names.length };
}

/** @param {string} address @returns {Promise<void>} settled when it has run, or could not */
function load(address) {
  return new Promise((done) => {
    const script = document.createElement("script");
    script.addEventListener("load", () => done());
    script.addEventListener("error", () => done());
    script.src = address;
    document.head.append(script);
  });
}
