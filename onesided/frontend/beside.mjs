/**
 * The first answer to the same item from another place, in words, beside the one of today.
 */
import { say } from "./say.mjs";
import { judge } from "./verdict.mjs";

/**
 * @param {HTMLFormElement} form
 * @param {import("./verdict.mjs").Key} key
 * @param {import("./picks.mjs").Kind} kind
 * @param {import("./attempts.mjs").Attempt | undefined} before
 * @returns {string} "" where there is none, or it cannot be told
 */
export function besideWords(form, key, kind, before) {
  const verdict = judge(key, before?.response);
  if (!before || !verdict.complete) return "";
  const right = verdict.parts.filter(Boolean).length;
  if (!kind.words) return say("earlier", { words: say("earlier-parts", { right, all: verdict.parts.length }) });
  const words = kind.words(form, before.response);
  const name = verdict.right === null ? "earlier" : verdict.right ? "earlier-right" : "earlier-wrong";
  return words && say(name, { words });
}
