/**
 * What the pages of a learner's own say: map, review, record. A catalogue of their own, so that a chapter does not carry
 * sentences that it never says.
 */
import messages from "./messages-own.en.json" with { type: "json" };
import { speaker } from "./speak.mjs";

/** @type {ReturnType<typeof speaker>} */
export const sayOwn = speaker(messages.live);
