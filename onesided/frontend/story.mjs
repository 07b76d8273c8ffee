/**
 * A choice becomes the next scene: stepping through a story, by its key alone. `judge/story.py` steps the same way and
 * says what a state is; tests/judge/story_cases.json holds both to one table. Every function is pure and leaves the
 * state it is given as it was; the path decides all the rest, so remembering a path is enough.
 *
 * @typedef {{seen: string[], not_seen: string[], meters: {[meter: string]: {min: number | null, max: number | null}}}}
 *   Requires
 * @typedef {{goto: string, effects: {[meter: string]: number}, requires: Requires | null, stance: string | null}} Choice
 * @typedef {{choices: Choice[], ending: string | null, rank: string | null}} Scene
 * @typedef {{start: string, meters: string[], scenes: {[name: string]: Scene}}} StoryKey
 * @typedef {[string, number][]} Path each scene, and the index of the choice taken there
 * @typedef {{complete: boolean, ending: string | null, rank: string | null, skipped: boolean}} StoryVerdict
 * @typedef {{scene: string, meters: {[meter: string]: number}, seen: string[], path: Path, ending: string | null}} State
 */

const STANCES = ["sound", "arguable", "risky", "harmful"];

/**
 * The state at the start of the story.
 * @param {StoryKey} key
 * @returns {State}
 */
export function begin(key) {
  return arrived(key, key.start, Object.fromEntries(key.meters.map((meter) => [meter, 0])), [], []);
}

/**
 * The indices of the choices that may be taken now, in written order; none at an ending.
 * @param {StoryKey} key @param {State} state
 * @returns {number[]}
 */
export function openChoices(key, state) {
  const { choices } = key.scenes[state.scene];
  return [...choices.keys()].filter((index) => isOpen(choices[index].requires, state));
}

/**
 * The state after a choice; the same state where that choice is closed or there is none of that index.
 * @param {StoryKey} key @param {State} state @param {any} choice
 * @returns {State}
 */
export function step(key, state, choice) {
  const taken = Number.isInteger(choice) ? key.scenes[state.scene].choices[choice] : undefined;
  if (!taken || !isOpen(taken.requires, state)) return state;
  const meters = { ...state.meters };
  for (const [meter, by] of Object.entries(taken.effects)) meters[meter] += by;
  return arrived(key, taken.goto, meters, state.seen, [...state.path, [state.scene, choice]]);
}

/**
 * The state at the end of a remembered path, or of as much of it as the story still has.
 * @param {StoryKey} key @param {any} path any JSON
 * @returns {State}
 */
export function follow(key, path) {
  let state = begin(key);
  for (const taken of Array.isArray(path) ? path : []) {
    if (!Array.isArray(taken) || taken.length !== 2 || taken[0] !== state.scene) break;
    const after = step(key, state, taken[1]);
    if (after === state) break;
    state = after;
  }
  return state;
}

/**
 * The state before choice number n of the path, from 0; what was seen further on is forgotten here.
 * @param {StoryKey} key @param {State} state @param {number} n
 * @returns {State}
 */
export function backTo(key, state, n) {
  return follow(key, state.path.slice(0, Math.max(0, n)));
}

/**
 * Where in the path the first choice of its worst stance stands; null where nothing was decided.
 * @param {StoryKey} key @param {Path} path
 * @returns {number | null}
 */
export function turningPoint(key, path) {
  let [worst, found] = [-1, /** @type {number | null} */ (null)];
  path.forEach(([scene, index], number) => {
    const { choices } = key.scenes[scene];
    const stance = STANCES.indexOf(choices[index].stance ?? "");
    if (choices.length > 1 && stance > worst) [worst, found] = [stance, number];
  });
  return found;
}

/**
 * The verdict on a response `{path, side}` or `{skipped: true}`; null for null, which is a fresh start. A story is
 * complete when an ending was reached, or when it was left out; a response of the wrong shape is an empty path.
 * @param {StoryKey} key @param {any} response any JSON
 * @returns {StoryVerdict | null}
 */
export function judgeStory(key, response) {
  if (response === null || response === undefined) return null;
  if (response.skipped === true) return { complete: true, ending: null, rank: null, skipped: true };
  const { scene, ending } = follow(key, response.path);
  return { complete: ending !== null, ending, rank: key.scenes[scene].rank, skipped: false };
}

/**
 * @param {StoryKey} key @param {string} scene @param {State["meters"]} meters @param {string[]} seen @param {Path} path
 * @returns {State}
 */
function arrived(key, scene, meters, seen, path) {
  return { scene, meters, seen: seen.includes(scene) ? seen : [...seen, scene], path, ending: key.scenes[scene].ending };
}

/** @param {Requires | null} requires @param {State} state */
function isOpen(requires, state) {
  if (!requires) return true;
  return (
    requires.seen.every((scene) => state.seen.includes(scene)) &&
    !requires.not_seen.some((scene) => state.seen.includes(scene)) &&
    Object.entries(requires.meters).every(
      ([meter, { min, max }]) =>
        state.meters[meter] >= (min ?? -Infinity) && state.meters[meter] <= (max ?? Infinity),
    )
  );
}
