/**
 * The index as the build wrote it (`word_index.py`), unpacked: the places of the book, and which words lead to which.
 */

/**
 * What is known of a language: the stem of a word, and words that say nothing by themselves.
 * @typedef {{stem: (word: string) => string, stopwords: string[]}} Language
 */

/**
 * @typedef {object} Place
 * @property {string} kind page, section, quiz, question, story, term or work
 * @property {string} href from the root of the book
 * @property {string} title
 * @property {string} summary
 * @property {string} page the title of its page
 * @property {string} quiz the title of its quiz, if it is a question
 * @property {number} weight how much its page counts
 * @property {string[]} stems of its title
 */

/** @typedef {{places: Place[], leads: Map<string, Map<number, number>>, common: Set<string>, stems: Stems}} Index */

/** @typedef {(text: string) => string[]} Stems */

/** How much a word counts where it stands: in what a place is about, or in the lines that sum it up. */
const BODY = 1;
const SUMMARY = 1.5;

/** @param {string} text @returns {string} in lower case and without accents */
export function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");
}

/** @param {string} text @returns {string[]} the words of a folded text */
export function wordsOf(text) {
  return text.split(/[^\p{L}\p{N}_]+/u).filter((word) => word.length > 1);
}

/** @param {Language} language @returns {Stems} the stems of the words of a text; the build finds words alike: `words.py` */
export function stemsIn({ stem, stopwords }) {
  /** @type {Map<string, string>} */
  const known = new Map();
  const silent = new Set(stopwords.map(folded));
  const stemOf = (/** @type {string} */ word) => {
    const found = known.get(word) ?? stem(word);
    known.set(word, found);
    return found;
  };
  return (text) => wordsOf(folded(text)).filter((word) => !silent.has(word)).map(stemOf);
}

/**
 * @param {{pages: [string, string, number, string[][]][], words: string, leads: string, common: string}} told
 * @param {Language} language
 * @returns {Index}
 */
export function unpacked(told, language) {
  const stems = stemsIn(language);
  const places = told.pages.flatMap((page) => placesOf(page, stems));
  /** @type {Index["leads"]} a stem to the places it leads to, each with how much it counts there */
  const leads = new Map();
  const steps = told.leads.split(";");
  for (const [at, word] of told.words.split(" ").entries()) {
    const [stem] = stems(word);
    let number = 0;
    for (const step of stem ? steps[at].split(",") : []) lead(leads, stem, number += parseInt(step, 36), BODY);
  }
  for (const [number, place] of places.entries()) {
    // A word of a short title says more than one of a long question.
    const title = 1 + 6 / Math.sqrt(place.stems.length || 1);
    for (const stem of stems(place.summary)) lead(leads, stem, number, SUMMARY);
    for (const stem of place.stems) lead(leads, stem, number, title);
  }
  return { places, leads, common: new Set(stems(told.common)), stems };
}

/** @param {[string, string, number, string[][]]} page @param {Stems} stems @returns {Place[]} */
function placesOf([address, page, weight, places], stems) {
  let quiz = "";
  return places.map(([kind, anchor, title, summary = ""]) => {
    if (kind === "quiz") quiz = title;
    const href = anchor ? `${address}#${anchor}` : address;
    return { kind, href, title, summary, page, quiz: kind === "question" ? quiz : "", weight, stems: stems(title) };
  });
}

/** @param {Index["leads"]} leads @param {string} word @param {number} place @param {number} counts */
function lead(leads, word, place, counts) {
  const found = leads.get(word) ?? new Map();
  found.set(place, Math.max(counts, found.get(place) ?? 0));
  leads.set(word, found);
}
