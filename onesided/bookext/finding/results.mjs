/**
 * What was found, as a list of links: what it is called, where it stands, and how it begins. The words that led there
 * are marked.
 */

/** @typedef {import("./unpack.mjs").Place} Place */

/** @typedef {(name: string, values?: Record<string, string | number>) => string} Say */

/** Places shown at once; more come at the press of a button. */
export const AT_ONCE = 20;

/**
 * @param {HTMLElement} list where they go
 * @param {Place[]} places
 * @param {{stems: Set<string>, stemsOf: (text: string) => string[], root: string, say: Say}} how `root` leads to the
 *   folder of the book
 */
export function show(list, places, { stems, stemsOf, root, say }) {
  const marked = (/** @type {string} */ text) => marking(text, (word) => stemsOf(word).some((stem) => stems.has(stem)));
  for (const place of places) {
    const entry = make("li", "");
    const link = make("a", "book-found-title", ...marked(place.title));
    link.setAttribute("href", root + place.href);
    entry.append(link, make("p", "book-found-where", where(place, say)));
    if (place.summary) entry.append(make("p", "book-found-summary", ...marked(place.summary)));
    list.append(entry);
  }
}

/** @param {Place} place @param {Say} say @returns {string} such as Question · Its quiz · Its page */
function where({ kind, quiz, page }, say) {
  if (kind === "section") return page;
  const name = say(kind);
  return kind === "page" ? name : [name, quiz, page].filter(Boolean).join(" · ");
}

/**
 * @param {string} text
 * @param {(word: string) => boolean} isAsked
 * @returns {(string | Node)[]} the text, cut so that the asked words are marks
 */
function marking(text, isAsked) {
  return text.split(/([\p{L}\p{N}\p{Mn}_]+)/u).filter(Boolean).map((part) => (isAsked(part) ? make("mark", "", part) : part));
}

/** @param {string} tag @param {string} name its class @param {(string | Node)[]} inside @returns {HTMLElement} */
function make(tag, name, ...inside) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
}
