/**
 * The way so far: what was chosen, each moment to be read again, why experts see the choice so, and the way back to
 * it. At an ending each step also tells what else could have been chosen. Steps that stay the same keep what is open.
 */
import { one } from "./find.mjs";
import { copies, make, makeButton, makeFold } from "./make.mjs";
import { say } from "./say.mjs";
import { backTo, openChoices, turningPoint } from "./story.mjs";
import { whyClosed } from "./story-closed.mjs";

/**
 * @typedef {import("./story.mjs").Path} Path
 * @typedef {import("./story.mjs").State} State
 */

/**
 * @param {HTMLElement} section
 * @param {import("./story.mjs").StoryKey} key
 * @param {import("./story-text.mjs").StoryText} text
 * @param {(path: Path) => void} go what to do when another way is asked for
 * @returns {(state: State) => void} shows the way to a state
 */
export function layTrail(section, key, text, go) {
  const trail = one(section, ".os-trail", HTMLOListElement);
  /** @type {Path} */
  let shown = [];

  /** @param {State} state @param {number} number */
  function step(state, number) {
    const [slug, index] = state.path[number];
    const place = text.place(slug);
    const before = state.path.slice(0, number);
    const reasons = text.reasons(slug, index);
    const taken = make("p", "os-taken", make("span", "os-number", place), " ", ...copies(text.choice(slug, index)));
    taken.dir = "auto";
    const others = key.scenes[slug].choices.flatMap((_, other) => (other === index ? [] : [other]));
    return make("li", "os-entry", taken, make("div", "os-tools",
      makeFold("os-moment", say("moment"), place, text.moment(slug)),
      ...(reasons.length ? [makeFold("os-reason", say("reason"), place, reasons)] : []),
      ...(others.length ? [makeFold("os-what-if", say("what-if", { count: others.length }), place,
        others.map((other) => whatIf(backTo(key, state, number), slug, other)))] : []),
      makeButton("os-back-here", say("back-here"), place, () => go(before))));
  }

  /** A choice that was not taken. @param {State} then @param {string} slug @param {number} other */
  function whatIf(then, slug, other) {
    const words = make("p", "os-taken", ...copies(text.choice(slug, other)));
    words.dir = "auto";
    const { requires } = key.scenes[slug].choices[other];
    const way = openChoices(key, then).includes(other) || !requires
      ? makeButton("os-try", say("try"), text.words(slug, other), () => go([...then.path, [slug, other]]))
      : make("p", "os-if", whyClosed(requires, then, text));
    return make("div", "os-other-way", words, ...text.reasons(slug, other), way);
  }

  return (state) => {
    const { path } = state;
    const kept = path.findIndex((taken, number) => String(taken) !== String(shown[number]));
    const from = kept < 0 ? path.length : kept;
    [...trail.children].slice(from).forEach((gone) => gone.remove());
    for (let number = from; number < path.length; number++) trail.append(step(state, number));
    shown = path;
    const turn = turningPoint(key, path);
    [...trail.children].forEach((entry, number) => entry.toggleAttribute("data-turn", number === turn));
    const turning = one(section, ".os-turning", HTMLElement);
    turning.hidden = turn === null || state.ending === null;
    turning.textContent = turn === null ? "" : turningWords(section, key, text, path[turn]);
  };
}

/**
 * Which decision mattered most, put gently; and where the choices are a client's, whose task the limits are.
 * @param {HTMLElement} section @param {import("./story.mjs").StoryKey} key
 * @param {import("./story-text.mjs").StoryText} text @param {Path[number]} taken
 */
function turningWords({ dataset }, key, text, [slug, index]) {
  const stance = key.scenes[slug].choices[index].stance;
  const client = dataset.perspective === "client";
  const name = `turn-${client && stance !== "sound" ? "client" : stance}`;
  const sentence = say(name, { choice: text.words(slug, index) });
  return client ? `${sentence} ${say("turn-limits")}` : sentence;
}
