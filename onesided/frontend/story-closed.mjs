/**
 * Why a choice was not open: which meter stood too low or too high, where one had not been, or had been already.
 */
import { say } from "./say.mjs";

/**
 * @param {import("./story.mjs").Requires} requires
 * @param {import("./story.mjs").State} state the state in which it was closed
 * @param {import("./story-text.mjs").StoryText} text
 * @returns {string} a sentence
 */
export function whyClosed({ seen, not_seen: notSeen, meters }, state, text) {
  /** @param {string} scene */
  const been = (scene) => state.seen.includes(scene);
  const reasons = [
    ...seen.filter((scene) => !been(scene)).map((scene) => say("closed-not-seen", { scene: text.place(scene) })),
    ...notSeen.filter(been).map((scene) => say("closed-seen", { scene: text.place(scene) })),
    ...Object.entries(meters).flatMap(([meter, { min, max }]) => {
      const [value, named] = [state.meters[meter], { meter: text.meter(meter) }];
      if (min !== null && value < min) return [say("closed-low", named)];
      return max !== null && value > max ? [say("closed-high", named)] : [];
    }),
  ];
  return say("closed", { reasons: reasons.join("; ") });
}
