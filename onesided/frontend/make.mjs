/**
 * Making elements: the few that a story needs while it is lived through, filled with copies of what the markup holds.
 */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

/**
 * A button with what it says, and for ears alone what it is about.
 * @param {string} className @param {string} words @param {string} about @param {() => void} act
 */
export function makeButton(className, words, about, act) {
  const button = make("button", className, words, forEars(about));
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

/**
 * Something to open: closed, as it is made.
 * @param {string} className @param {string} words @param {string} about @param {Node[]} children
 */
export function makeFold(className, words, about, children) {
  return make("details", className, make("summary", "", words, forEars(about)), make("div", "os-says", ...children));
}

/** Copies of all that is in an element, or nothing. @param {Element | null} element */
export function copies(element) {
  return [...(element?.cloneNode(true).childNodes ?? [])];
}

/** @param {string} words */
function forEars(words) {
  return words ? make("span", "os-vh", `: ${words}`) : "";
}
