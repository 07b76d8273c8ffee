/**
 * The search page, woken: results follow what is typed, the address keeps it, and a live region says how many there are.
 * Nothing is loaded but the index; results are built from it alone.
 */
import { unpacked } from "./unpack.mjs";
import { search } from "./rank.mjs";
import { AT_ONCE, show } from "./results.mjs";

/** Milliseconds without a key until a search, and until the number of results is said. */
const PAUSE = 150;
const SAID = 700;

/** @param {Document} page @param {import("./unpack.mjs").Language} language */
export function wakeSearch(page, language) {
  const parts = partsOf(page);
  if (!parts) return;
  const say = speaker(JSON.parse(parts.found.dataset.say ?? "{}"));
  addEventListener("onesided-index", (event) => {
    if (event instanceof CustomEvent) begin(parts, unpacked(event.detail, language), say);
  }, { once: true });
  // The index is the last script of the page: when it cannot be had, nothing else is missing.
  addEventListener("error", ({ target }) => {
    if (target instanceof HTMLScriptElement) parts.status.textContent = say("broken");
  }, true);
}

/** @typedef {{form: HTMLFormElement, field: HTMLInputElement, status: HTMLElement, found: HTMLElement, list: HTMLElement, more: HTMLButtonElement}} Parts */

/** @param {Document} page @returns {Parts | undefined} */
function partsOf(page) {
  const form = page.querySelector(".book-find");
  const [field, status, found, list, more] = ["input", "[role=status]", ".book-found", ".book-found ol", ".book-found button"]
    .map((selector) => (selector === "input" ? form : page)?.querySelector(selector));
  if (form instanceof HTMLFormElement && field instanceof HTMLInputElement && status instanceof HTMLElement &&
      found instanceof HTMLElement && list instanceof HTMLElement && more instanceof HTMLButtonElement) {
    return { form, field, status, found, list, more };
  }
}

/** @param {Parts} parts @param {import("./unpack.mjs").Index} index @param {import("./results.mjs").Say} say */
function begin({ form, field, status, found, list, more }, index, say) {
  const root = document.documentElement.dataset.content_root ?? "";
  let shown = "";
  let typing = 0;
  let saying = 0;
  /** @type {() => void} */
  let next = () => {};

  const run = (/** @type {number} */ pause) => {
    clearTimeout(typing);
    const query = field.value.trim();
    if (query === shown) return;
    shown = query;
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
    const answer = search(index, query);
    let left = answer.places;
    list.replaceChildren();
    next = () => {
      show(list, left.slice(0, AT_ONCE), { stems: answer.stems, stemsOf: index.stems, root, say });
      left = left.slice(AT_ONCE);
      more.hidden = !left.length;
    };
    next();
    found.hidden = !answer.places.length;
    clearTimeout(saying);
    // Said once a reader has stopped typing, not after each letter.
    saying = setTimeout(() => (status.textContent = query ? outcome(answer, query, say) : ""), pause);
  };

  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => run(SAID - PAUSE), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(0);
  });
  more.addEventListener("click", () => {
    const first = list.children.length;
    next();
    list.children[first]?.querySelector("a")?.focus();
  });
  field.value ||= new URLSearchParams(location.search).get("q") ?? "";
  run(0);
  field.focus();
  field.select();
}

/** @param {import("./rank.mjs").Answer} answer @param {string} query @param {import("./results.mjs").Say} say */
function outcome({ places, how }, query, say) {
  if (!places.length) return say("none", { query });
  const count = say("count", { count: places.length, query });
  return how === "all" ? count : `${say(how)} ${count}`;
}

/** @param {Record<string, string | {one: string, other: string}>} catalogue @returns {import("./results.mjs").Say} */
function speaker(catalogue) {
  return (name, values = {}) => {
    const found = catalogue[name];
    const sentence = typeof found === "string" ? found : found[values.count === 1 ? "one" : "other"];
    return sentence.replace(/\{(\w+)\}/g, (_, gap) => String(values[gap]));
  };
}
