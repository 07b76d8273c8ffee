/**
 * The entry in JupyterLab: whatever the course can show, woken through the model that Python shares.
 */
import { all } from "./find.mjs";
import { settleLinks } from "./links.mjs";
import { wakeOwn } from "./own.mjs";
import { guarded, talkTo } from "./seam.mjs";
import { render } from "./wake.mjs";

/**
 * @param {{model: any, el: HTMLElement}} host
 * @returns {() => void} puts an end to all listening
 */
export function renderInLab({ model, el }) {
  const stop = render({ model, el });
  const seam = talkTo(model);
  const settle = () => void guarded(() => settleLinks(el, model.widget_manager));
  const endings = all(el, ".os-mine", HTMLElement).map((section) => guarded(() => wakeOwn(section, seam, settle)));
  return () => [stop, ...endings].forEach((end) => end?.());
}
