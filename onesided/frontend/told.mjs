/**
 * What a piece tells its reader, in words, for whoever has to quote it.
 */
import { all } from "./find.mjs";

/** The texts of parts, in the order of the page. @param {HTMLElement} piece @param {string} parts */
export function told(piece, parts) {
  return all(piece, parts, HTMLElement).map((part) => (part.textContent ?? "").replace(/\s+/g, " ").trim());
}
