/**
 * What the interface says while a learner works: sentences from the catalogue, their gaps filled.
 */
import messages from "./messages.en.json" with { type: "json" };
import { speaker } from "./speak.mjs";

/** @type {ReturnType<typeof speaker>} */
export const say = speaker(messages.live);
