/**
 * The host in a learning platform: one quiz or one story, woken over what the platform keeps. It plays the part of the
 * model that JupyterLab shares with Python, as `page.mjs` does over the browser's memory, which is never used here.
 */
import { oldestFirst } from "./attempts.mjs";
import { all, one } from "./find.mjs";
import { connect, findApi } from "./scorm-api.mjs";
import { openPiece } from "./scorm-piece.mjs";
import { reporter } from "./scorm-report.mjs";
import { render } from "./wake.mjs";

export const OCCASION = "scorm";

/** @typedef {import("./attempts.mjs").Attempt} Attempt */

/** @param {Document} page */
export function wakePackage(page) {
  const main = one(page, "main", HTMLElement);
  const piece = openPiece(one(main, ".os-quiz, .os-story", HTMLElement), OCCASION);
  const platform = connect(findApi(window));
  const report = reporter(platform, piece);
  /** @type {Attempt[]} */
  let attempts = report.resumed();
  let settings = {};
  /** @type {Map<string, Set<() => void>>} */
  const listeners = new Map();
  /** @param {string} event */
  const tell = (event) => listeners.get(event)?.forEach((hear) => hear());
  const tellHow = () => {
    /** @type {Record<string, boolean>} */
    const holds = {
      told: report.records,
      alone: !platform.found,
      looking: platform.found && !report.records,
      short: report.left() > 0,
    };
    for (const line of all(page, "[data-when]", HTMLElement)) line.hidden = !holds[line.dataset.when ?? ""];
    tell("change:notice");
  };

  /** @type {Record<string, () => any>} */
  const values = {
    // Only a seed for the order of options, which thereby stays the same; without one they stand as they were written.
    learner: () => platform.get("cmi.core.student_id"),
    occasion: () => OCCASION,
    host: () => "page",
    attempts: () => attempts,
    settings: () => settings,
    notice: () => (report.records && platform.keeps() ? "" : "no-memory"),
  };
  /** @param {Attempt[]} all of them, with those that are new */
  const remember = (all) => {
    const known = new Set(attempts.map(({ uuid }) => uuid));
    attempts = oldestFirst(all);
    report.tell(attempts, attempts.filter(({ uuid }) => !known.has(uuid)));
    tellHow();
    tell("change:attempts");
  };
  render({
    el: main,
    model: {
      /** @param {string} asked */
      get: (asked) => values[asked]?.(),
      /** @param {string} changed @param {any} value */
      set(changed, value) {
        if (changed === "attempts") remember(value);
        if (changed === "settings") settings = value;
      },
      save_changes() {},
      /** @param {string} event @param {() => void} hear */
      on: (event, hear) => void listeners.set(event, (listeners.get(event) ?? new Set()).add(hear)),
      /** @param {string} event @param {() => void} hear */
      off: (event, hear) => void listeners.get(event)?.delete(hear),
    },
  });
  report.tell(attempts, []);
  tellHow();

  addEventListener("pagehide", () => report.end());
  // A page that comes back as it was has ended its session: it begins another one.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}
