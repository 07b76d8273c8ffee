/**
 * What a platform is told, and when: after each answer how far the learner has come, what was answered, and what is
 * needed to go on later; at the end how long it took. A score never falls, and what is completed stays so, since a
 * learner who tries something again, or starts afresh, has not lost what was shown.
 */
import { pack, unpack } from "./scorm-kept.mjs";
import { timespan } from "./scorm-said.mjs";

const DONE = ["passed", "completed", "failed"];
const ONLY_LOOKED_AT = ["browse", "review"];

/**
 * @typedef {import("./attempts.mjs").Attempt} Attempt
 * @param {import("./scorm-api.mjs").Platform} platform
 * @param {import("./scorm-piece.mjs").Piece} piece
 * @param {() => number} [clock] milliseconds
 */
export function reporter(platform, piece, clock = () => performance.now()) {
  const begun = clock();
  const records = platform.found && !ONLY_LOOKED_AT.includes(platform.get("cmi.core.lesson_mode"));
  const mastery = platform.get("cmi.student_data.mastery_score") !== "";
  const number = (/** @type {string} */ element) => Number.parseFloat(platform.get(element)) || 0;
  let status = platform.get("cmi.core.lesson_status");
  let best = platform.get("cmi.core.score.raw") === "" ? -1 : number("cmi.core.score.raw");
  let next = number("cmi.interactions._count");
  let suspended = platform.get("cmi.suspend_data");
  let left = 0;

  /** @param {import("./scorm-standing.mjs").Standing} standing */
  function tellStanding({ score, complete }) {
    // A platform that has a mastery score judges whatever score it finds when the learner leaves: not half a quiz.
    if (score !== null && score > best && (complete || !mastery)) {
      best = score;
      platform.set("cmi.core.score.raw", score);
      platform.set("cmi.core.score.min", 0);
      platform.set("cmi.core.score.max", 100);
    }
    const now = complete ? "completed" : "incomplete";
    if (DONE.includes(status) || status === now) return;
    status = now;
    platform.set("cmi.core.lesson_status", now);
  }

  /** @param {Attempt[]} attempts */
  function keep(attempts) {
    const kept = piece.keep(attempts);
    if (!kept) return;
    const packed = pack(kept);
    left = packed.left;
    if (packed.text === suspended) return;
    suspended = packed.text;
    platform.keep("cmi.suspend_data", packed.text);
  }

  const tellTime = () => platform.set("cmi.core.session_time", timespan((clock() - begun) / 1000));

  return {
    /** Whether anything is written down, and not only looked at. */
    records,
    /** How many of the oldest answers or ways the platform has no room for. */
    left: () => left,
    /** What was done in earlier sessions. @returns {Attempt[]} */
    resumed: () => piece.restore(unpack(suspended)),
    /** @param {Attempt[]} attempts all there are, oldest first @param {Attempt[]} fresh those made just now */
    tell(attempts, fresh) {
      if (!records) return;
      for (const attempt of fresh) {
        const fields = piece.say(attempt);
        fields.forEach(([field, value]) => platform.set(`cmi.interactions.${next}.${field}`, value));
        if (fields.length) next += 1;
      }
      tellStanding(piece.standing(attempts));
      if (fresh.length) keep(attempts);
      platform.set("cmi.core.exit", "suspend");
      tellTime();
      platform.commit();
    },
    /** Ends the session; what was told stays. */
    end() {
      if (records) tellTime();
      platform.finish();
    },
  };
}
