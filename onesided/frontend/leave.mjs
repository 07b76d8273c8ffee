/**
 * Leaving at once, for whoever must not be seen reading: where a content note stands, one control, or Shift three times
 * alone, empties the page and puts a plain page of ours in its place in the history. In JupyterLab the story is hidden
 * and Python takes it out of the notebook.
 */

const TIMES = 3;
const WITHIN = 1500;

/**
 * @param {HTMLElement} section a story, or the line of a content note that holds the control
 * @param {Pick<ReturnType<import("./seam.mjs").talkTo>, "on" | "value" | "keep">} seam
 * @param {HTMLElement} el what the host gave us to fill
 * @returns {() => void} how to stop listening
 */
export function readyToLeave(section, seam, el) {
  const control = section.querySelector(".os-leave");
  if (!control) return () => {};
  const { away } = section.dataset;
  const listening = new AbortController();
  const { signal } = listening;
  /** When Shift was let go, pressed alone. @type {number[]} */
  let presses = [];
  let alone = false;

  const leave = () => {
    listening.abort();
    if (away) {
      const address = new URL(away, document.baseURI).href;
      document.documentElement.replaceChildren();
      location.replace(address);
    } else {
      el.replaceChildren();
      seam.keep("left", true);
    }
  };
  /** @param {KeyboardEvent} event */
  const press = ({ key, ctrlKey, altKey, metaKey }) => {
    alone = key === "Shift" && !ctrlKey && !altKey && !metaKey;
    if (!alone) presses = [];
  };
  /** @param {KeyboardEvent} event */
  const release = ({ key, timeStamp }) => {
    if (key !== "Shift" || !alone) return;
    presses = [...presses, timeStamp].slice(-TIMES);
    if (presses.length === TIMES && timeStamp - presses[0] <= WITHIN) leave();
  };
  control.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  }, { signal });
  // Heard on its way down, since the story keeps its keys to itself; a click with Shift held is something else.
  const way = { capture: true, signal };
  document.addEventListener("keydown", press, way);
  document.addEventListener("keyup", release, way);
  document.addEventListener("pointerdown", () => (presses = []), way);
  // Another view of the same story was left.
  const stop = seam.on("change:left", () => seam.value("left") === true && leave());
  return () => {
    listening.abort();
    stop();
  };
}
