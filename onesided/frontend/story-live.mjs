/**
 * A story, awake: one scene at a time, the way so far above it, and after an ending what can be learned. What is shown
 * follows from the attempts and the settings alone, so that other tabs, Python and a reload show the same. The focus
 * moves where the learner moves, and nowhere else.
 */
import { hasChanged, newAttempt } from "./attempts.mjs";
import { startClock } from "./clock.mjs";
import { all, one } from "./find.mjs";
import { readyToLeave } from "./leave.mjs";
import { make } from "./make.mjs";
import { tellNotice } from "./notice.mjs";
import { offerReport } from "./report.mjs";
import { say } from "./say.mjs";
import { tell } from "./status.mjs";
import { follow, judgeStory, step } from "./story.mjs";
import { movedMeters, showMeters } from "./story-meters.mjs";
import { setStage } from "./story-stage.mjs";
import { readStory } from "./story-text.mjs";
import { layTrail } from "./story-trail.mjs";
import { viewOf } from "./story-view.mjs";
import { told } from "./told.mjs";

/**
 * @param {HTMLElement} section
 * @param {ReturnType<import("./seam.mjs").talkTo>} seam
 * @param {HTMLElement} el what the host gave us to fill
 * @returns {() => void} how to stop
 */
export function wakeStory(section, seam, el) {
  const { name = "", digest = "", key: written = "" } = section.dataset;
  /** @type {import("./story.mjs").StoryKey} */
  const key = JSON.parse(written);
  const place = { name, occasion: seam.text("occasion") || section.dataset.occasion || "", digest };
  const text = readStory(section);
  const status = one(section, ".os-status", HTMLElement);
  const way = one(section, ".os-way", HTMLElement);
  const after = one(section, ".os-after", HTMLElement);
  const last = one(section, ".os-keep input", HTMLInputElement);
  // While the story goes on, the way stands above the scene; at an ending, after what can be learned from that ending.
  const [ahead, behind] = [way.nextSibling, all(after, ".os-debrief", HTMLElement).at(-1)?.nextSibling ?? null];
  const clock = startClock(section);
  const changed = make("p", "os-changed", say("story-changed"));
  let shown = "";

  const current = () => viewOf(key, seam.attempts(), place, section.querySelector(".os-note") !== null);
  const stage = setStage(section, key, text, (index) => go(step(key, current().state, index).path));
  const showTrail = layTrail(section, key, text, (path) => go(path));

  const report = offerReport(one(section, ".os-foot", HTMLElement), "", () => ({
    ...place,
    name: `${name}: ${current().state.scene}`,
    host: seam.host(),
    shown: told(section, "[data-now] :is(.os-tale, dt, dd, .os-choice:not([data-closed]) > .os-text)").join("\n"),
    answer: () => told(way, ".os-entry > .os-taken").join("; "),
  }));

  /** @param {string} selector */
  const each = (selector) => all(section, selector, HTMLElement);
  /** @param {string} selector @param {boolean} visible */
  const show = (selector, visible) => each(selector).forEach((found) => (found.hidden = !visible));
  /** @param {string} selector @param {() => void} act */
  const press = (selector, act) => each(selector).forEach((found) => found.addEventListener("click", act));

  /** Makes an attempt of what the learner did. @param {any} response */
  function answer(response) {
    const about = { seconds: clock.seconds(), host: seam.host() };
    clock.restart();
    seam.add([newAttempt(place, response, judgeStory(key, response), about)]);
    update();
  }
  /** Leads the learner along another way. @param {import("./story.mjs").Path} path @param {"own" | "other"} [side] */
  function go(path, side = current().side) {
    const before = current().state.meters;
    answer({ path, side });
    const { scene, meters } = follow(key, path);
    // Which scene it is, is heard when the focus goes to its title.
    const where = path.length ? say("story-at", { count: path.length }) : "";
    tell(status, "", "", (where + movedMeters(before, meters, text.meter)).trim());
    stage.goTo(scene);
  }

  /** Shows what the attempts and the settings say. */
  function update() {
    const view = current();
    const { phase, state, side, unlocked } = view;
    const ended = phase === "ended";
    const reading = phase === "reading" || ended;
    Object.assign(section.dataset, { phase, side });
    section.toggleAttribute("data-unlocked", unlocked);
    section.toggleAttribute("data-reasons-last", (last.checked = seam.settings().reasons === "at-end"));
    stage.show(view);
    showTrail(state);
    showMeters(section, state.meters);
    if (shown !== `${phase} ${state.scene}`) {
      shown = `${phase} ${state.scene}`;
      if (report) report.open = false;
      // Opened when its ending is reached, and then as the reader leaves it.
      for (const debrief of all(after, ".os-debrief", HTMLDetailsElement)) {
        debrief.open = phase === "skipped" || (ended && debrief.dataset.scene === state.scene);
      }
    }
    if (ended !== after.contains(way)) (ended ? after : section).insertBefore(way, ended ? behind : ahead);
    show(".os-way, .os-meters", reading && state.path.length > 0);
    show(".os-afresh", ended);
    show(".os-read", phase === "skipped");
    show(".os-other", unlocked && reading && side === "own" && (ended || !state.path.length));
    show(".os-own", reading && side === "other");
    changed.hidden = !hasChanged(seam.attempts(), place);
  }

  press(".os-begin, .os-afresh, .os-read", () => go([], "own"));
  press(".os-other", () => go([], "other"));
  press(".os-own", () => go(current().state.path, "own"));
  press(".os-leave-out", () => {
    answer({ skipped: true });
    after.focus();
  });
  last.addEventListener("change", () => {
    seam.keepSettings({ reasons: last.checked ? "at-end" : "at-once" });
    update();
  });

  one(section, ".os-head", HTMLElement).append(changed);
  update();
  section.classList.add("os-awake");
  show(".os-note .os-actions, .os-exit, .os-foot", true);
  // A host may put the story into the page only after this: then the level of its headings is known later.
  requestAnimationFrame(stage.name);
  const changes = ["change:attempts", "change:settings"].map((event) => seam.on(event, update));
  const endings = [readyToLeave(section, seam, el), tellNotice(section, seam), clock.end, ...changes];
  return () => endings.forEach((end) => end());
}
