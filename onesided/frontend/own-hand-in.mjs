/**
 * The form that makes a hand-in: what is shared, under which name. The host makes the file; here it is said what is in it
 * and what is not, and only then it can be saved. The file that is saved is the one that was described.
 *
 * @typedef {import("./hand-in.mjs").HandIn & {file: string}} Made
 * @typedef {{reflections: boolean, chapters: string[] | null}} Asked
 */
import { saveFile } from "./file.mjs";
import { all, one } from "./find.mjs";
import { make, makeButton } from "./make.mjs";
import { sayOwn } from "./say-own.mjs";

/**
 * @param {HTMLElement} section
 * @param {(request: Record<string, any>) => void} ask asks the host
 * @param {(sentence: string) => void} tell says something in the live region
 * @returns {(made: Made) => void} takes what the host has made
 */
export function wakeHandIn(section, ask, tell) {
  const begin = one(section, ".os-hand-in", HTMLButtonElement);
  const form = one(section, ".os-handing", HTMLFormElement);
  const holds = one(section, ".os-handed", HTMLElement);
  const name = one(form, ".os-name input", HTMLInputElement);
  const own = one(form, "[name=reflections]", HTMLInputElement);
  const chapters = all(form, "[name=chapter]", HTMLInputElement);
  const some = form.querySelector("[name=share][value=some]");
  const isSome = () => some instanceof HTMLInputElement && some.checked;
  const settle = () => all(form, ".os-shared", HTMLElement).forEach((shared) => (shared.hidden = !isSome()));
  /** What was asked for last, with the titles of the chapters. @type {Asked} */
  let asked = { reflections: false, chapters: null };

  /** @param {boolean} open */
  const show = (open) => {
    settle();
    form.hidden = !open;
    holds.hidden = true;
    begin.setAttribute("aria-expanded", String(open));
    tell("");
    (open ? one(form, "input", HTMLInputElement) : begin).focus();
  };
  begin.addEventListener("click", () => show(form.hidden === true));
  one(form, ".os-handing-no", HTMLButtonElement).addEventListener("click", () => show(false));
  form.addEventListener("input", () => {
    // What was described is no longer what would be saved.
    holds.hidden = true;
    settle();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const ticked = chapters.filter((chapter) => chapter.checked);
    if (isSome() && !ticked.length) {
      tell(sayOwn("hand-in-which"));
      return chapters[0].focus();
    }
    const pieces = ticked.map(({ value, dataset }) => [value, dataset.pieces?.split(" ").filter(Boolean) ?? []]);
    const titles = ticked.map(({ parentElement }) => parentElement?.textContent?.trim() ?? "");
    asked = { reflections: own.checked, chapters: isSome() ? titles : null };
    const shared = isSome() ? Object.fromEntries(pieces) : null;
    ask({ ask: "hand-in", name: name.value, chapters: shared, reflections: own.checked });
  });

  return (made) => {
    if (!made.attempts) return tell(sayOwn("hand-in-empty"));
    tell("");
    const save = makeButton("os-handed-save", sayOwn("hand-in-save"), "", () => {
      saveFile(made.file, made.text);
      show(false);
      tell(sayOwn("hand-in-saved", { name: made.file }));
    });
    const change = makeButton("", sayOwn("hand-in-change"), "", () => show(true));
    holds.replaceChildren(...described(made, asked), make("p", "", save, " ", change));
    holds.hidden = false;
    holds.focus();
  };
}

/** What is in the file and what is not, in sentences. @param {Made} made @param {Asked} asked */
function described({ name, attempts, questions, stories, words }, { reflections, chapters }) {
  const pieces = [
    sayOwn("hand-in-questions", { count: questions }), ...(stories ? [sayOwn("stories", { count: stories })] : []),
  ];
  const inside = [
    sayOwn("hand-in-attempts", { count: attempts, pieces: pieces.join(sayOwn("hand-in-and")) }),
    sayOwn("hand-in-about"),
    chapters ? sayOwn("hand-in-chapters", { chapters: chapters.join("; ") }) : sayOwn("hand-in-everything"),
    name ? sayOwn("hand-in-named", { name }) : sayOwn("hand-in-nameless"),
    ...(reflections ? [sayOwn("hand-in-with-words", { count: words })] : []),
  ];
  const outside = [
    ...(reflections ? [] : [sayOwn("hand-in-without-words", { count: words })]),
    ...(chapters ? [sayOwn("hand-in-without-chapters")] : []),
    sayOwn("hand-in-without"),
  ];
  return [
    make("p", "os-asked", sayOwn("hand-in-in")), list(inside), make("p", "os-asked", sayOwn("hand-in-out")), list(outside),
    make("p", "", sayOwn("hand-in-then")),
  ];
}

/** @param {string[]} sentences */
function list(sentences) {
  return make("ul", "", ...sentences.map((sentence) => {
    const entry = make("li", "", sentence);
    entry.dir = "auto";
    return entry;
  }));
}
