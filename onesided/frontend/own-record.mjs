/**
 * The controls of the record: save it as a file, add one, hand some of it in, erase everything. The host does the work and answers; here it
 * is asked, and its answer is put into words. A file is read as text and never shown.
 */
import { saveFile } from "./file.mjs";
import { one } from "./find.mjs";
import { wakeHandIn } from "./own-hand-in.mjs";
import { sayOwn } from "./say-own.mjs";

/**
 * @param {HTMLElement} section
 * @param {ReturnType<import("./seam.mjs").talkTo>} seam
 * @returns {() => void} how to stop
 */
export function wakeRecord(section, seam) {
  const status = one(section, ".os-status", HTMLElement);
  const load = one(section, ".os-load input", HTMLInputElement);
  const sure = one(section, ".os-sure", HTMLElement);
  const erase = one(section, ".os-erase", HTMLButtonElement);
  /** @param {string} sentence */
  const tell = (sentence) => (status.textContent = sentence);
  /** @param {string} selector @param {() => void} act */
  const press = (selector, act) => one(section, selector, HTMLButtonElement).addEventListener("click", act);
  /** @param {Record<string, any>} request */
  const ask = (request) => {
    tell(sayOwn("record-working"));
    seam.ask(request);
  };
  /** @param {boolean} open */
  const confirm = (open) => {
    sure.hidden = !open;
    erase.disabled = open;
    (open ? sure : erase).focus();
  };

  press(".os-save", () => ask({ ask: "download" }));
  load.addEventListener("change", async () => {
    const file = load.files?.[0];
    if (!file) return;
    const text = await file.text().catch(() => null);
    load.value = "";
    if (text === null) tell(sayOwn("record-unreadable"));
    else ask({ ask: "upload", text });
  });
  press(".os-erase", () => confirm(true));
  press(".os-erase-no", () => confirm(false));
  press(".os-erase-yes", () => {
    confirm(false);
    ask({ ask: "erase" });
  });
  const handed = wakeHandIn(section, ask, tell);
  one(section, ".os-controls", HTMLElement).hidden = false;

  return seam.onAnswer((answer) => {
    switch (answer?.answer) {
      case "download":
        saveFile(answer.name, answer.text);
        return tell(sayOwn("record-saved", { name: answer.name }));
      case "hand-in":
        return handed(answer);
      case "added": {
        const damaged = answer.refused ? ` ${sayOwn("record-damaged", { count: answer.refused })}` : "";
        return tell(sayOwn("record-added", { count: answer.added, known: answer.known }) + damaged);
      }
      case "refused":
        return tell(sayOwn(`record-refused-${answer.problem}`));
      case "erased":
      case "not-erased":
        return tell(sayOwn(`record-${answer.answer}`));
    }
  });
}
