/**
 * Whether the chapter on this page is complete: each graded question answered and each story lived to an ending or left
 * out, in the meaning they have today. The browser remembers which chapters are, for the side bar of every page; what
 * counts is worked out from the attempts each time, so that nothing has to be kept in step.
 */
import { subject } from "./attempts.mjs";
import { all } from "./find.mjs";

/** Told to the page when the list of complete chapters is another one. */
export const CHANGED = "onesided-done";
const UNGRADED = ["scale", "reflect"];

/**
 * Keeps which of these chapters are complete, and tells the page where that is new. What the browser knows of others
 * stays, those of other courses among them.
 * @param {EventTarget} page
 * @param {{done: () => string[], keepDone: (slugs: string[]) => boolean}} remembered
 * @param {[string, boolean][]} chapters each by its name, and whether it is complete
 */
export function keepDone(page, remembered, chapters) {
  const complete = new Set(remembered.done());
  for (const [name, done] of chapters) complete[done ? "add" : "delete"](name);
  if (remembered.keepDone([...complete])) page.dispatchEvent(new Event(CHANGED));
}

/**
 * @param {Document} page
 * @param {ReturnType<import("./memory.mjs").memory>} remembered
 * @returns {() => void} what to do when the attempts may have changed
 */
export function markDone(page, remembered) {
  const slug = (page.location.pathname.split("/").at(-1) ?? "").replace(/^\d+-|\.html$/g, "");
  const quizzes = all(page, ".os-quiz", HTMLElement);
  // The chapter by the name that its quizzes are remembered by: in a course that has a name, that stands before it.
  const chapter = quizzes.map(({ dataset }) => dataset.name?.split("/").slice(0, -1))
    .find((folder) => folder?.at(-1) === slug)?.join("/");
  if (!chapter) return () => {};
  const asked = quizzes.flatMap((quiz) => all(quiz, ".os-item", HTMLElement)
    .filter(({ dataset }) => !UNGRADED.includes(dataset.type ?? ""))
    .map(({ dataset }) => ({ name: `${quiz.dataset.name}#${dataset.item}`, digest: dataset.digest ?? "" })));
  const told = all(page, ".os-story", HTMLElement)
    .map(({ dataset }) => ({ name: dataset.name ?? "", digest: dataset.digest ?? "" }));
  const wanted = [...asked, ...told].map(subject);

  return () => {
    const complete = new Set(remembered.recall().filter(({ verdict }) => verdict?.complete === true).map(subject));
    keepDone(page, remembered, [[chapter, wanted.every((one) => complete.has(one))]]);
  };
}
