/**
 * What a learner wrote under the questions to reflect on, and asked to keep: gathered by chapter, to read again, to print,
 * to take along as a text.
 *
 * @typedef {{chapter: string, number: number, stem: string, text: string, time: string}[]} Words
 */
import { saveFile } from "./file.mjs";
import { make } from "./make.mjs";
import { sayOwn } from "./say-own.mjs";

/** @param {Words} words @param {string} host @returns {HTMLElement[]} */
export function drawWords(words, host) {
  if (!words.length) return [make("p", "", sayOwn("words-none"))];
  const save = button("words-save", () => saveFile(sayOwn("words-file"), asText(words)));
  // JupyterLab would print the whole of itself.
  const print = host === "page" ? [button("words-print", () => window.print())] : [];
  return [...words.map(entry), make("p", "os-words-out", ...print, save)];
}

/** @param {Words[number]} words */
function entry({ chapter, number, stem, text, time }) {
  const said = make("blockquote", "os-mine-words", text);
  said.dir = "auto";
  return make("section", "os-mine-part",
    make("h2", "os-mine-title", `${number}. ${chapter}`), make("p", "os-asked", stem), said,
    make("p", "os-soft", sayOwn("words-written", { date: dateOf(time) })));
}

/** @param {Words} words */
function asText(words) {
  return words.map(({ chapter, number, stem, text, time }) =>
    `${number}. ${chapter}\n${stem}\n\n${text}\n\n${sayOwn("words-written", { date: dateOf(time) })}\n`).join("\n\n");
}

/** The day, as the course writes it. @param {string} time */
function dateOf(time) {
  const { lang } = document.documentElement;
  return new Date(time).toLocaleDateString(!lang || lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
}

/** @param {string} name @param {() => void} act */
function button(name, act) {
  const made = make("button", "", sayOwn(name));
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
