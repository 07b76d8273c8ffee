/**
 * A problem with a question or a scene, put into a message that the reader changes, copies and sends, or does not.
 * Nothing is sent from here, and what was answered is in it only where the reader adds it.
 */
import { make, makeButton, makeFold } from "./make.mjs";
import { say } from "./say.mjs";

/**
 * @typedef {import("./attempts.mjs").Place & {host: string, shown: string, answer?: () => string}} Matter
 *   what the report is about; without `answer`, none can be added
 */

/**
 * @param {HTMLElement} el to which it is added, if the piece says which course it belongs to
 * @param {string} about for ears: which question
 * @param {() => Matter} ask
 * @returns {HTMLDetailsElement | undefined}
 */
export function offerReport(el, about, ask) {
  const root = el.closest("[data-edition]");
  if (!(root instanceof HTMLElement)) return undefined;
  const { edition = "", report = "" } = root.dataset;
  const text = make("textarea", "");
  const box = make("input", "");
  const keep = make("p", "os-keep", make("label", "", box, make("span", "", say("report-mine"))));
  const link = make("a", "", say("report-to"));
  const told = make("output", "");
  const fold = makeFold("os-report", say("report"), about, []);
  let facts = "";
  let added = "";
  text.rows = 8;
  box.type = "checkbox";
  link.target = report.startsWith("mailto:") ? "" : "_blank";
  link.hidden = !report;
  const copy = makeButton("", say("report-copy"), "", async () => {
    const done = await navigator.clipboard?.writeText(text.value).then(() => true, () => false);
    text.select();
    told.textContent = say(done ? "report-copied" : "report-selected");
  });

  /** Has the message say what is the case now, and leaves alone what the reader wrote. @param {Event} event */
  const update = ({ target }) => {
    // Few open it, so what it holds is made for those who do.
    if (!facts) {
      const label = make("label", "", say("report-how"), text);
      fold.lastElementChild?.append(label, keep, make("div", "os-actions", copy, link, told));
    }
    const { answer, ...matter } = ask();
    const now = say("report-text", { ...matter, edition, page: matter.host === "page" ? here() : matter.host });
    if (facts !== now) {
      text.value = facts = now;
      box.checked = false;
    }
    if (target !== text) {
      text.value = text.value.replace(added, "");
      added = box.checked && answer ? say("report-answer", { words: answer() }) : "";
      text.value += added;
    }
    keep.hidden = !answer;
    told.textContent = "";
    /** @type {Record<string, string>} */
    const gaps = { title: `${edition}: ${matter.name}`, body: text.value.replaceAll("\n", "\r\n") };
    link.href = report.replace(/\{(title|body)\}/g, (_, gap) => encodeURIComponent(gaps[gap]));
  };
  fold.addEventListener("toggle", update);
  fold.addEventListener("input", update);
  el.append(fold);
  return fold;
}

/** The page's address: its public one, or else no more than its name, since the rest may say whose machine this is. */
function here() {
  const known = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  return known ?? location.pathname.split("/").slice(-2).join("/");
}
