/**
 * What the markup says of a scene or a choice. All words of a story were written by Python; here they are found and
 * copied, never made.
 */
import { all, one } from "./find.mjs";
import { copies, make } from "./make.mjs";

/** @typedef {ReturnType<typeof readStory>} StoryText */

/** @param {HTMLElement} section */
export function readStory(section) {
  /** @param {string} slug */
  const scene = (slug) => one(section, `.os-scene[data-scene="${slug}"]`, HTMLElement);
  /** @param {string} slug */
  const title = (slug) => one(scene(slug), ".os-scene-title", HTMLElement);
  /** @param {string} slug @param {number} index */
  const choice = (slug, index) => one(scene(slug), `[data-choice="${index}"] .os-text`, HTMLElement);
  return {
    scene,
    title,
    choice,
    /** "Scene 7". @param {string} slug */
    place: (slug) => title(slug).textContent ?? "",
    /** "“Ask him what it means”", on one line. @param {string} slug @param {number} index */
    words: (slug, index) => (choice(slug, index).textContent ?? "").replace(/\s+/g, " ").trim(),
    /** What happened and was said in a scene, to be read again. @param {string} slug */
    moment: (slug) =>
      all(scene(slug), ".os-tale, .os-lines, .os-beside", HTMLElement).map((part) => part.cloneNode(true)),
    /** Why experts see a choice so; nothing where nothing was decided. @param {string} slug @param {number} index */
    reasons: (slug, index) =>
      all(section, `.os-why[data-scene="${slug}"] [data-choice="${index}"] > dd`, HTMLElement).map((reason) => {
        const copy = make("div", "os-grounds", ...copies(reason));
        copy.dir = "auto";
        return copy;
      }),
    /** A meter in words. @param {string} name */
    meter: (name) => one(section, `[data-meter="${name}"] .os-meter`, HTMLElement).textContent ?? "",
  };
}
