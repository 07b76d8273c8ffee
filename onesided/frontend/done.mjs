/**
 * Whether the chapter on this page is complete: each graded question answered and each story lived to an ending or left
 * out, in the meaning they have today. The browser remembers which chapters are, for the side bar of every page; what
 * counts is worked out from the attempts each time, so that nothing has to be kept in step.
 */
import { markOf, subject } from "./attempts.mjs";
import { all } from "./find.mjs";

/** Told to the page when the list of complete chapters is another one. */
export const CHANGED = "onesided-done";
const UNGRADED = ["scale", "reflect"];

/**
 * The list of complete chapters, where these are the ones of a course; what is known of other courses stays.
 * @param {string} mark what the names of the course begin with
 * @param {string[]} chapters by their short names
 * @param {string[]} known the list as it was
 */
export function doneWith(mark, chapters, known) {
  return [...known.filter((one) => markOf(one) !== mark), ...chapters.map((chapter) => `${mark}${chapter}`)];
}

/**
 * @param {Document} page
 * @param {ReturnType<import("./memory.mjs").memory>} remembered
 * @returns {() => void} what to do when the attempts may have changed
 */
export function markDone(page, remembered) {
  const file = (page.location.pathname.split("/").at(-1) ?? "").replace(/^\d+-|\.html$/g, "");
  const quizzes = all(page, ".os-quiz", HTMLElement);
  const slug = `${markOf(quizzes[0]?.dataset.name ?? "")}${file}`;
  if (!quizzes.some(({ dataset }) => dataset.name?.startsWith(`${slug}/`))) return () => {};
  const asked = quizzes.flatMap((quiz) => all(quiz, ".os-item", HTMLElement)
    .filter(({ dataset }) => !UNGRADED.includes(dataset.type ?? ""))
    .map(({ dataset }) => ({ name: `${quiz.dataset.name}#${dataset.item}`, digest: dataset.digest ?? "" })));
  const told = all(page, ".os-story", HTMLElement)
    .map(({ dataset }) => ({ name: dataset.name ?? "", digest: dataset.digest ?? "" }));
  const wanted = [...asked, ...told].map(subject);

  return () => {
    const complete = new Set(remembered.recall().filter(({ verdict }) => verdict?.complete === true).map(subject));
    const others = remembered.done().filter((other) => other !== slug);
    const done = wanted.every((one) => complete.has(one)) ? [...others, slug] : others;
    if (remembered.keepDone(done)) page.dispatchEvent(new Event(CHANGED));
  };
}
