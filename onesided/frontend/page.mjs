/**
 * The host in a published page: it plays the part of the model that JupyterLab shares with Python, over the browser's
 * memory, and wakes every quiz, story and figure on the page.
 */
import { all } from "./find.mjs";
import { readyToLeave } from "./leave.mjs";
import { memory } from "./memory.mjs";
import { render } from "./wake.mjs";

/** @param {Document} page */
export function wakePage(page) {
  const remembered = memory(() => localStorage);
  const learner = remembered.learner();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const tellAll = () => listeners.forEach((listen) => listen());
  // Another tab of the course may add to the same record.
  addEventListener("storage", tellAll);

  // A note before a passage: there is nothing to share with a host, only the page to leave.
  const alone = { on: () => () => {}, value: () => undefined, keep: () => {} };
  for (const note of all(page, ".os-note-exit", HTMLElement)) readyToLeave(note, alone, note);

  all(page, ".onesided:is(.os-quiz, .os-story, .os-explore)", HTMLElement).forEach((el, place) => {
    /** @type {Record<string, string>} */
    const values = { learner, occasion: el.dataset.occasion ?? `${page.location.pathname}#${place}` };
    /** @param {{name: string}} attempt */
    const mine = ({ name }) => `${name}#`.startsWith(`${el.dataset.name}#`);
    render({
      el,
      model: {
        /** @param {string} name */
        get(name) {
          if (name === "settings") return remembered.settings();
          return name === "attempts" ? remembered.recall().filter(mine) : values[name];
        },
        /** @param {string} name @param {any} value */
        set(name, value) {
          if (name === "attempts") remembered.remember(value);
          if (name === "settings") remembered.keepSettings(value);
        },
        save_changes: tellAll,
        /** @param {string} event @param {() => void} listen */
        on: (event, listen) => listeners.add(listen),
        /** @param {string} event @param {() => void} listen */
        off: (event, listen) => listeners.delete(listen),
      },
    });
  });
}
