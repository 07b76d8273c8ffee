/**
 * A quiet line in the foot of a quiz or a story, where something is to be said about the memory itself: that nothing
 * can be kept just now, or that an older record was set aside.
 */
import { all } from "./find.mjs";
import { make } from "./make.mjs";
import { say } from "./say.mjs";

/**
 * @param {HTMLElement} section
 * @param {ReturnType<import("./seam.mjs").talkTo>} seam
 * @returns {() => void} how to stop
 */
export function tellNotice(section, seam) {
  const line = make("p", "os-memory");
  const update = () => {
    const notice = seam.text("notice");
    const sentence = notice && say(`memory-${notice}`);
    if (line.textContent !== sentence) line.textContent = sentence;
    line.hidden = !sentence;
  };
  update();
  all(section, ".os-foot", HTMLElement)[0]?.append(line);
  return seam.on("change:notice", update);
}
