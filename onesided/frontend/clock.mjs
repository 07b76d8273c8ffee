/**
 * How long something was before the learner's eyes: seconds while half of it is in view, or it takes half of the
 * screen, and the page itself is looked at. What is measured goes into the learner's own record and nowhere else.
 */

const DAY = 86_400;
const SHARES = Array.from({ length: 21 }, (_, step) => step / 20);

/**
 * @param {Element} element
 * @returns {{seconds: () => number | null, restart: () => void, end: () => void}} `seconds` since the last start, to a
 *   tenth and a day at most; null where the browser cannot tell
 */
export function startClock(element) {
  if (!globalThis.IntersectionObserver) return { seconds: () => null, restart() {}, end() {} };
  let inView = false;
  let counted = 0;
  /** Since when it has been looked at, in milliseconds. @type {number | null} */
  let since = null;

  function settle() {
    const now = performance.now();
    if (since !== null) counted += now - since;
    since = inView && !document.hidden ? now : null;
  }
  const observer = new IntersectionObserver((entries) => {
    const { intersectionRatio, intersectionRect, rootBounds } = entries[entries.length - 1];
    inView = intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? innerHeight) / 2;
    settle();
  }, { threshold: SHARES });
  observer.observe(element);
  document.addEventListener("visibilitychange", settle);

  return {
    seconds() {
      settle();
      return Math.min(DAY, Math.round(counted / 100) / 10);
    },
    restart() {
      settle();
      counted = 0;
    },
    end() {
      observer.disconnect();
      document.removeEventListener("visibilitychange", settle);
    },
  };
}
