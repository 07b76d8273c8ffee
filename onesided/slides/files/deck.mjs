/**
 * A deck at work: starts reveal.js, sees that keys do what is expected inside a quiz and beside it, and that what was
 * just shown is in sight. It runs before the course's own script, which then finds a memory that is nobody's record.
 */

const SCHEME = "onesided.slides.scheme";
const LEARNER = "onesided.learner";
const SIZES = ["sl-small", "sl-smaller"];
const STEP = 90;

/** @type {{Reveal: any, RevealNotes: any}} */
const { Reveal, RevealNotes } = /** @type {any} */ (window);
const asked = new URLSearchParams(location.search);
const printed = asked.has("print-pdf");

// What a class answers lasts as long as the tab, and the next class begins afresh. Nobody's seed is ever kept, so parts
// stand in the order that the teacher saw at home.
Object.defineProperty(window, "localStorage", {
  configurable: true,
  value: {
    /** @param {string} name */
    getItem: (name) => (name === LEARNER ? null : sessionStorage.getItem(name)),
    /** @param {string} name @param {string} text */
    setItem(name, text) {
      if (name === LEARNER) throw new Error("Nobody is known here.");
      sessionStorage.setItem(name, text);
    },
    /** @param {string} name */
    removeItem: (name) => sessionStorage.removeItem(name),
  },
});
// Nor does any other memory of the browser's hear of it, or another tab.
for (const name of ["indexedDB", "BroadcastChannel"]) {
  Object.defineProperty(window, name, { configurable: true, value: undefined });
}

/** What the deck does for a key pressed in a piece where the piece itself has no use for it. @type {Record<string, () => void>} */
const ONWARD = {
  ArrowRight: () => Reveal.right(),
  ArrowLeft: () => Reveal.left(),
  ArrowDown: () => Reveal.down(),
  ArrowUp: () => Reveal.up(),
  " ": () => Reveal.next(),
};
/** What a clicker sends: it leads on wherever the focus is. @type {Record<string, () => void>} */
const CLICKER = { PageDown: () => Reveal.next(), PageUp: () => Reveal.prev() };

/** @param {KeyboardEvent} event */
function press(event) {
  const { key, target } = event;
  if (!(target instanceof Element) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const inside = target.closest(".onesided") !== null;
  const onward = CLICKER[key] ?? (scrolls(key, target) || (inside && !uses(target, key) ? ONWARD[key] : undefined));
  if (!inside && !onward) return;
  if (key === "Escape" && target instanceof HTMLElement) {
    // Out of the quiz, and not yet into the overview of all slides.
    target.blur();
    event.stopPropagation();
  } else if (onward) {
    event.preventDefault();
    event.stopPropagation();
    onward();
  }
}

/** Whether a control does something with this key by itself. @param {Element} target @param {string} key */
function uses(target, key) {
  if (target.matches("textarea, select, input[type=text]")) return true;
  if (target.matches("input[type=range]")) return key !== " ";
  if (target.matches("input[type=radio]")) return true;
  return key === " " && target.matches("button, summary, a, input");
}

/**
 * Up and down move the words of a slide that has more than is in sight, and lead on only at its ends.
 * @param {string} key @param {Element} target
 */
function scrolls(key, target) {
  const slide = Reveal.getCurrentSlide?.();
  if (!["ArrowDown", "ArrowUp"].includes(key) || uses(target, key) || !(slide instanceof HTMLElement)) return undefined;
  const left = key === "ArrowDown" ? slide.scrollHeight - slide.clientHeight - slide.scrollTop : slide.scrollTop;
  return left > 2 && !Reveal.isOverview() ? () => slide.scrollBy(0, key === "ArrowDown" ? STEP : -STEP) : undefined;
}

/**
 * Makes the words of a slide smaller, in two steps, where they are too many.
 * @param {Element | null} slide
 * @param {number} [room] the height that there is, in the pixels of the slide
 */
function fit(slide, room) {
  if (!(slide instanceof HTMLElement) || slide.matches(".stack, .sl-story")) return;
  // Not while it is answered: words that shrink under one's eyes cannot be read.
  if ("fitted" in slide.dataset) return;
  slide.dataset.fitted = "";
  for (const size of SIZES) {
    if (slide.scrollHeight <= (room ?? slide.clientHeight) + 2) return;
    slide.classList.remove(...SIZES);
    slide.classList.add(size);
  }
}

/** On paper reveal.js gives a slide that is too full a second page; where smaller words fit on one, they do. */
function fitPages() {
  const pages = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".pdf-page")]);
  const room = Math.min(...pages.map((page) => page.offsetHeight));
  for (const page of pages) {
    const slide = page.querySelector("section");
    if (page.offsetHeight <= room || !slide) continue;
    fit(slide, room);
    if (slide.scrollHeight <= room + 2) page.style.height = `${room}px`;
  }
}

/** @param {string | null} scheme */
function paint(scheme) {
  const dark = scheme ? scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark && !printed ? "dark" : "light";
}

function repaint() {
  const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  sessionStorage.setItem(SCHEME, next);
  paint(next);
}

paint(sessionStorage.getItem(SCHEME));
addEventListener("keydown", press, true);
addEventListener("submit", ({ target }) => {
  const status = target instanceof HTMLFormElement && target.querySelector(".os-status");
  if (status) setTimeout(() => status.scrollIntoView({ block: "nearest" }));
});

Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0.02,
  maxScale: 3,
  center: false,
  hash: true,
  slideNumber: "c/t",
  transition: "none",
  // On a telephone, too, a deck stays a deck: its slides scroll by themselves.
  scrollActivationWidth: null,
  pdfSeparateFragments: false,
  showNotes: printed && asked.has("notes") ? "separate-page" : false,
  plugins: [RevealNotes],
}).then(() => printed || fit(Reveal.getCurrentSlide()));
Reveal.on("pdf-ready", fitPages);
Reveal.addKeyBinding({ keyCode: 68, key: "D", description: "Dark or light" }, repaint);
Reveal.on("slidechanged", (/** @type {{currentSlide: Element}} */ { currentSlide }) => printed || fit(currentSlide));
Reveal.on("fragmentshown", (/** @type {{fragment: Element}} */ { fragment }) => fragment.scrollIntoView({ block: "nearest" }));
