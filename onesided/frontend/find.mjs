/**
 * Finding what the markup promised. A form that lacks a part is a mistake of ours: it is said aloud, the item stays the
 * plain form that it was, and the others go on.
 */

/**
 * @template {HTMLElement} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type what kind of element it is
 * @returns {T[]} in the order of the page
 */
export function all(root, selector, type) {
  return [...root.querySelectorAll(selector)].flatMap((found) => (found instanceof type ? [found] : []));
}

/**
 * @template {HTMLElement} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function one(root, selector, type) {
  const [found] = all(root, selector, type);
  if (!found) throw new Error(`The markup has no ${selector}. The templates and the front end do not fit together.`);
  return found;
}
