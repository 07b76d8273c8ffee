/**
 * The two pictures of a learner's own: bars for how often one was right, shapes for how firm things are. Real text, no
 * colour alone, and a sentence that says the same.
 */

const SPACE = "http://www.w3.org/2000/svg";
const ROW = 34;
const WIDE = 320;

/**
 * Bars, one a row, each as long as its share.
 * @param {string} name what the picture says, for whoever cannot see it
 * @param {{label: string, share: number | null, words: string}[]} rows a share from 0 to 1; null where there is no bar
 */
export function bars(name, rows) {
  const svg = picture(name, WIDE, rows.length * ROW, "os-bars");
  rows.forEach(({ label, share, words }, place) => {
    const top = place * ROW;
    svg.append(
      text("os-bar-label", 0, top + 12, label),
      text("os-bar-words", WIDE, top + 12, words),
      shape("rect", "os-bar-track", { x: 0, y: top + 18, width: WIDE, height: 9, rx: 4.5 }),
    );
    if (share) svg.append(shape("rect", "os-bar", { x: 0, y: top + 18, width: Math.max(9, share * WIDE), height: 9, rx: 4.5 }));
  });
  return svg;
}

/**
 * One shape for each objective: full for firm, half for shaky, empty for not met yet.
 * @param {string} name what the picture says
 * @param {string[]} states
 */
export function shapes(name, states) {
  const svg = picture(name, states.length * 22, 20, "os-shapes");
  states.forEach((state, place) => {
    const middle = place * 22 + 10;
    svg.append(shape("circle", "os-ring", { cx: middle, cy: 10, r: 7 }));
    if (state === "firm") svg.append(shape("circle", "os-full", { cx: middle, cy: 10, r: 7 }));
    if (state === "shaky") svg.append(shape("path", "os-full", { d: `M${middle} 3a7 7 0 0 0 0 14z` }));
  });
  return svg;
}

/** @param {string} name @param {number} width @param {number} height @param {string} className */
function picture(name, width, height, className) {
  return shape("svg", className, { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": name });
}

/** @param {string} className @param {number} x @param {number} y @param {string} words */
function text(className, x, y, words) {
  const element = shape("text", className, { x, y, "aria-hidden": "true" });
  element.textContent = words;
  return element;
}

/** @param {string} tag @param {string} className @param {Record<string, string | number>} attributes */
function shape(tag, className, attributes) {
  const element = document.createElementNS(SPACE, tag);
  element.setAttribute("class", className);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
