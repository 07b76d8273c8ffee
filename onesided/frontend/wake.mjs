/**
 * The entry: wakes whatever the course rendered into an element. JupyterLab calls `render` through anywidget with a
 * model that Python shares; the published page calls the same `render` with a model over the browser's memory.
 */
import { wakeExplore } from "./explore.mjs";
import { all } from "./find.mjs";
import { keepKeys } from "./keys.mjs";
import { keepLab } from "./links.mjs";
import { wakeQuiz } from "./quiz.mjs";
import { guarded, talkTo } from "./seam.mjs";
import { wakeStory } from "./story-live.mjs";

/**
 * @param {{model: any, el: HTMLElement}} host `model` has html, learner, occasion and attempts; a story's has settings
 *   and left as well
 * @returns {() => void} puts an end to all listening
 */
export function render({ model, el }) {
  const seam = talkTo(model);
  // A story that was left stays away, wherever a view of it is asked for again.
  if (seam.value("left") === true) return () => {};
  if (!el.firstElementChild) el.innerHTML = seam.text("html");
  /** @param {string} selector @returns {HTMLElement[]} */
  const within = (selector) => [...(el.matches(selector) ? [el] : []), ...all(el, selector, HTMLElement)];
  const endings = [
    keepKeys(el),
    guarded(() => keepLab(el, model.widget_manager)),
    ...within(".os-quiz").map((section) => guarded(() => wakeQuiz(section, seam))),
    ...within(".os-story").map((section) => guarded(() => wakeStory(section, seam, el))),
    ...within(".os-explore").map((figure) => guarded(() => wakeExplore(figure))),
  ];
  return () => endings.forEach((end) => end?.());
}

export default { render };
