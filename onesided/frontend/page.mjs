/**
 * The host in a published page: it plays the part of the model that JupyterLab shares with Python, over the browser's
 * memory, and wakes every quiz, story and figure on the page.
 */
import { markDone } from "./done.mjs";
import { all } from "./find.mjs";
import { readyToLeave } from "./leave.mjs";
import { memory } from "./memory.mjs";
import { render } from "./wake.mjs";

/** @param {Document} page @returns {ReturnType<typeof memory>} what the browser remembers */
export function wakePage(page) {
  const pieces = all(page, ".onesided:is(.os-quiz, .os-story, .os-explore)", HTMLElement);
  const remembered = memory([...new Set(pieces.flatMap(({ dataset }) => dataset.name ?? []))]);
  const learner = remembered.learner();
  /** @type {Map<string, Set<() => void>>} */
  const listeners = new Map();
  const done = markDone(page, remembered);
  remembered.listen((erased) => {
    const changes = ["change:attempts", "change:settings", "change:notice"];
    for (const event of erased ? ["change:erased", ...changes] : changes) listeners.get(event)?.forEach((hear) => hear());
    done();
  });

  // A note before a passage: there is nothing to share with a host, only the page to leave.
  const alone = { on: () => () => {}, value: () => undefined, keep: () => {} };
  for (const note of all(page, ".os-note-exit", HTMLElement)) readyToLeave(note, alone, note);

  pieces.forEach((el, place) => {
    const name = el.dataset.name ?? "";
    const occasion = el.dataset.occasion ?? `${page.location.pathname}#${place}`;
    /** @type {Record<string, () => any>} */
    const values = {
      learner: () => learner,
      occasion: () => occasion,
      host: () => "page",
      attempts: () => remembered.recall([name]),
      settings: remembered.settings,
      notice: remembered.notice,
    };
    render({
      el,
      model: {
        /** @param {string} asked */
        get: (asked) => values[asked]?.(),
        /** @param {string} changed @param {any} value */
        set(changed, value) {
          if (changed === "attempts") remembered.remember(value);
          if (changed === "settings") remembered.keepSettings(value);
        },
        save_changes() {},
        /** @param {string} event @param {() => void} hear */
        on: (event, hear) => void listeners.set(event, (listeners.get(event) ?? new Set()).add(hear)),
        /** @param {string} event @param {() => void} hear */
        off: (event, hear) => void listeners.get(event)?.delete(hear),
      },
    });
  });
  return remembered;
}
