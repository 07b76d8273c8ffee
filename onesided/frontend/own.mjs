/**
 * What a learner has of their own, awake: each piece is drawn from what its host hands over, and drawn again when that
 * changes.
 */
import { all, one } from "./find.mjs";
import { awake } from "./own-awake.mjs";
import { drawCalibration } from "./own-calibration.mjs";
import { drawMap } from "./own-map.mjs";
import { wakeRecord } from "./own-record.mjs";
import { wakeReview } from "./own-review.mjs";
import { drawWords } from "./own-words.mjs";

/**
 * @param {HTMLElement} section
 * @param {ReturnType<import("./seam.mjs").talkTo>} seam
 * @param {() => void} [settle] called after each drawing, for hosts that have to see to new links
 * @returns {() => void} how to stop
 */
export function wakeOwn(section, seam, settle = () => {}) {
  for (const asleep of all(section, ".os-asleep", HTMLElement)) asleep.hidden = true;
  switch (section.dataset.own) {
    case "record":
      awake(section);
      return wakeRecord(section, seam);
    case "review":
      return wakeReview(section, seam);
  }
  const place = one(section, ".os-drawn", HTMLElement);
  const draw = () => {
    const opened = all(place, "details[open]", HTMLDetailsElement).map((details) => all(place, "details", HTMLDetailsElement).indexOf(details));
    const drawn = drawing(section.dataset.own ?? "", seam, place.dataset.review ?? "");
    if (!drawn) return;
    place.replaceChildren(...drawn);
    // What was open stays open: drawing again must not close what somebody is reading.
    const fresh = all(place, "details", HTMLDetailsElement);
    for (const index of opened) if (fresh[index]) fresh[index].open = true;
    awake(section);
    settle();
  };
  draw();
  // Each is drawn from one thing alone; to hear of both would be to draw everything twice.
  return seam.on(section.dataset.own === "words" ? "change:words" : "change:summary", draw);
}

/**
 * @param {string} own which piece @param {ReturnType<import("./seam.mjs").talkTo>} seam @param {string} review
 * @returns {Element[] | null} null where the host has nothing to draw from yet
 */
function drawing(own, seam, review) {
  if (own === "words") {
    const words = seam.value("words");
    return Array.isArray(words) ? drawWords(words, seam.host()) : null;
  }
  const summary = seam.value("summary");
  if (!summary?.calibration) return null;
  return own === "map" ? drawMap(summary, seam.value("ladder"), review) : drawCalibration(summary.calibration);
}
