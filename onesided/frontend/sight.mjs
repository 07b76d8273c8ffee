/**
 * Where the focus goes when a piece moves it. Under a pointer the page stays where it is; whoever steers by keyboard has
 * to see where the focus went.
 */

/** @param {HTMLElement | undefined} element */
export function focusCalmly(element) {
  element?.focus({ preventScroll: true });
  if (element?.matches(":focus-visible")) element.scrollIntoView({ block: "nearest" });
}
