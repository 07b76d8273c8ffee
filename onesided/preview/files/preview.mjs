/**
 * Keeps a preview fresh: asks the server now and then whether there is a newer version, and loads it at the same place
 * of the page. It runs before the course's own script, which then finds a memory that is nobody's record.
 */

const PLACE = "onesided.preview.place";
const SCHEME = "onesided.preview.scheme";
const EVERY = 400;

// Answers last as long as this tab: they outlive the next save, and no learner's record ever hears of them.
Object.defineProperty(window, "localStorage", { configurable: true, value: sessionStorage });
for (const name of ["indexedDB", "BroadcastChannel"]) {
  Object.defineProperty(window, name, { configurable: true, value: undefined });
}

const known = document.querySelector("meta[name=pv-version]")?.getAttribute("content");
const stopped = document.querySelector(".pv-stopped");

/** @param {string} said nothing, where all is well */
function tell(said) {
  if (!(stopped instanceof HTMLElement) || stopped.textContent === said) return;
  stopped.textContent = said;
  stopped.hidden = !said;
}

async function look() {
  let later = EVERY;
  try {
    const answer = document.hidden ? null : await fetch("/version", { cache: "no-store" });
    if (answer?.ok && (await answer.text()) !== known) {
      sessionStorage.setItem(PLACE, String(scrollY));
      location.reload();
      return;
    }
    if (answer) tell(answer.ok ? "" : "The preview cannot draw this. What went wrong is said where it was started.");
  } catch {
    later = 4 * EVERY;
    tell("The preview was stopped, and what you see may be old. Start it again where you started it.");
  }
  setTimeout(look, later);
}

/** @param {string | null} scheme */
function paint(scheme) {
  if (scheme) document.documentElement.dataset.theme = scheme;
}

paint(sessionStorage.getItem(SCHEME));
const button = document.querySelector(".pv-scheme");
if (button instanceof HTMLElement) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const now = document.documentElement.dataset.theme;
    const dark = now ? now === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const next = dark ? "light" : "dark";
    sessionStorage.setItem(SCHEME, next);
    paint(next);
  });
}

addEventListener("load", () => {
  const place = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  // The course's script has set the page to its full height by now.
  if (place) requestAnimationFrame(() => scrollTo({ top: Number(place), behavior: "instant" }));
});

look();
