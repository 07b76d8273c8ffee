/**
 * The page of a phone or of the teacher, kept at what there is to see now.
 */
import { ballotOf } from "./ballot.mjs";
import { openLine } from "./line.mjs";

/**
 * Wake the page: everything on it also works without, by forms and by looking again.
 * @param {Document} page
 */
export function wakeClass(page) {
  const now = page.querySelector("[data-now]"), said = page.querySelector("[data-line]");
  if (!now) return;
  const words = JSON.parse(now.dataset.live);
  const tell = text => { if (said.textContent !== text) said.textContent = text; };
  const line = openLine(now.dataset.socket, {
    lost: () => tell(words["line-lost"]),
    back: () => {
      tell(words["line-back"]);
      setTimeout(() => said.textContent === words["line-back"] && tell(""), 4000);
    },
    heard,
  });
  let unsaid = null;
  line.onOpen(() => {
    if (unsaid) line.say(unsaid);
    unsaid = null;
  });
  const ballot = ballotOf(now, words, line);
  ballot.settle(JSON.parse(now.dataset.mine ?? "null"));
  now.addEventListener("submit", event => {
    const form = event.target;
    if (form.matches("[data-ballot]")) ballot.send();
    else if (form.matches("[data-act]")) act(form);
    else return;
    event.preventDefault();
  });

  function heard(message) {
    if ("html" in message) show(message);
    if ("count" in message) for (const count of now.querySelectorAll("[data-count]")) count.textContent = message.count;
    if ("said" in message) tell(message.said);
    if ("counted" in message || "refused" in message) ballot.settle(message);
  }

  /** What is on the page is only replaced by something else: a choice that is being made is not disturbed. */
  function show({ version, html }) {
    if (said.textContent === words["line-lost"]) tell("");
    if (now.dataset.version === String(version)) return;
    now.dataset.version = version;
    now.innerHTML = html;
    ballot.forget();
    scrollTo(0, 0);
    now.focus({ preventScroll: true });
  }

  function act(form) {
    const values = Object.fromEntries(new FormData(form));
    if (values.act === "end" && !confirm(words["end-sure"])) return;
    // Without a line it is done once there is one again, unless something else was done meanwhile.
    unsaid = line.say(values) ? null : values;
  }
}
