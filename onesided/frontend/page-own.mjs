/**
 * The entry of the pages that show what a learner has of their own: all that a page of the course does, and these.
 */
import { all } from "./find.mjs";
import { wholeMemory } from "./memory-whole.mjs";
import { ownModel } from "./own-host.mjs";
import { wakeOwn } from "./own.mjs";
import { wakePage } from "./page.mjs";
import { guarded, talkTo } from "./seam.mjs";

/** @param {Document} page */
export function wakeOwnPage(page) {
  const remembered = wholeMemory(wakePage(page));
  for (const section of all(page, ".os-mine", HTMLElement)) {
    guarded(() => {
      const index = section.querySelector(".os-course")?.textContent;
      const model = ownModel(remembered, index ? JSON.parse(index) : undefined, section.dataset.own === "review");
      wakeOwn(section, talkTo(model));
    });
  }
}
