/**
 * A piece of a learner's own is filled. What follows on a page waits until it knows where it stands: until all of them are.
 */

/** @param {HTMLElement} section */
export function awake(section) {
  section.classList.add("os-awake");
  const page = section.closest("[data-fills]");
  if (page && !page.querySelector(".os-mine:not(.os-awake)")) page.removeAttribute("data-fills");
}
