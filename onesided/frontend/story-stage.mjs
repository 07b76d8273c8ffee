/**
 * One scene at a time. All scenes stay in the page, for paper: which one is on the screen is said by an attribute, and
 * the style sheet does the rest. What may be chosen now is a button each.
 */
import { all, one } from "./find.mjs";
import { copies, make, makeButton } from "./make.mjs";
import { say } from "./say.mjs";
import { openChoices } from "./story.mjs";

/**
 * @param {HTMLElement} section
 * @param {import("./story.mjs").StoryKey} key
 * @param {import("./story-text.mjs").StoryText} text
 * @param {(index: number) => void} choose
 */
export function setStage(section, key, text, choose) {
  for (const choice of all(section, ".os-choice", HTMLElement)) {
    const words = one(choice, ".os-text", HTMLElement);
    const button = makeButton("os-live", "", "", () => choose(Number(choice.dataset.choice)));
    button.append(...copies(words));
    // A button holds no link; the words of one stay.
    for (const link of button.querySelectorAll("a")) link.replaceWith(...copies(link));
    button.dir = "auto";
    choice.append(button);
  }
  const other = section.dataset.perspective === "client" ? "therapist" : "client";
  for (const inner of all(section, ".os-inner [data-scene]", HTMLElement)) {
    const words = inner.querySelector(`[data-who="${other}"] dd`);
    if (!words) continue;
    const beside = make("div", "os-live os-beside", make("p", "os-part", say(`beside-${other}`)), ...copies(words));
    beside.dir = "auto";
    one(text.scene(inner.dataset.scene ?? ""), ".os-choices, .os-ending", HTMLElement).before(beside);
  }

  return {
    /** @param {import("./story-view.mjs").View} view */
    show({ phase, state, seen }) {
      const now = phase === "reading" || phase === "ended" ? state.scene : "";
      const open = openChoices(key, state).map(String);
      for (const scene of all(section, ".os-scene", HTMLElement)) {
        scene.toggleAttribute("data-now", scene.dataset.scene === now);
        if (scene.dataset.scene !== now) continue;
        for (const choice of all(scene, ".os-choice", HTMLElement)) {
          choice.toggleAttribute("data-closed", !open.includes(choice.dataset.choice ?? ""));
        }
      }
      for (const debrief of all(section, ".os-debrief", HTMLDetailsElement)) {
        debrief.toggleAttribute("data-seen", seen.has(debrief.dataset.scene ?? ""));
      }
      this.name();
      for (const mark of section.querySelectorAll(".os-map :is([data-scene], [data-from])")) {
        const scene = mark.getAttribute("data-scene");
        mark.toggleAttribute("data-seen", seen.has(scene ?? mark.getAttribute("data-from") ?? ""));
        mark.toggleAttribute("data-now", scene !== null && scene === now);
      }
    },
    /** Leads to a scene: the focus goes to its heading, which comes into sight calmly. @param {string} slug */
    goTo(slug) {
      const title = text.title(slug);
      asHeading(title, section);
      title.focus({ preventScroll: true });
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      title.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    },
    /** Makes the titles of the scene in sight, and of what belongs to a story, headings that can be gone to. */
    name() {
      const titles = ".os-scene[data-now] > .os-scene-title, .os-part:not(.os-live *)";
      for (const title of all(section, titles, HTMLElement)) asHeading(title, section);
    },
  };
}

/** One level below the nearest heading above the story. @param {HTMLElement} title @param {HTMLElement} section */
function asHeading(title, section) {
  const above = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((heading) =>
    section.compareDocumentPosition(heading) === Node.DOCUMENT_POSITION_PRECEDING);
  if (title.matches(".os-scene-title")) title.tabIndex = -1;
  title.setAttribute("role", "heading");
  title.setAttribute("aria-level", String(Math.min(6, Number(above.at(-1)?.tagName[1] ?? 1) + 1)));
}
