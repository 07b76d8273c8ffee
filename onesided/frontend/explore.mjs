/**
 * A figure with a slider: frames were drawn beforehand, and moving the slider shows another one.
 */
import { all, one } from "./find.mjs";

/** @param {HTMLElement} figure @returns {() => void} how to stop */
export function wakeExplore(figure) {
  const slider = one(figure, ".os-control input", HTMLInputElement);
  const output = one(figure, ".os-control output", HTMLOutputElement);
  const frames = all(figure, ".os-frame[data-frame]", HTMLElement);
  const show = () => {
    for (const frame of frames) frame.hidden = frame.dataset.frame !== slider.value;
    const value = frames.find((frame) => !frame.hidden)?.dataset.value ?? "";
    output.textContent = value;
    // The slider counts frames; what is to be heard is the value drawn in them.
    slider.setAttribute("aria-valuetext", value);
  };
  slider.addEventListener("input", show);
  show();
  one(figure, ".os-control", HTMLElement).hidden = false;
  figure.classList.add("os-awake");
  return () => slider.removeEventListener("input", show);
}
