/**
 * Links in JupyterLab. A link inside a widget would take the whole of JupyterLab away; here a passage of the same
 * notebook is scrolled to, another page of the course opens beside it, and the web opens in a tab of its own.
 * A published page needs none of this.
 */
import { all } from "./find.mjs";
import { guarded } from "./seam.mjs";

/**
 * @typedef {{context?: {path?: string},
 *   rendermime?: {linkHandler?: {handleLink: (link: HTMLElement, path: string, id: string) => void}}}} Manager
 */

/**
 * @param {HTMLElement} el what was rendered; its links to pages count from the course's folder
 * @param {Manager} [manager] JupyterLab's manager of widgets, which knows the notebook
 * @returns {() => void} how to stop
 */
export function keepLab(el, manager) {
  if (!settleLinks(el, manager)) return () => {};
  const here = manager?.context?.path ?? "";
  /** Asks JupyterLab to open a page. @param {string} path @param {string} heading @returns {boolean} whether it can */
  const opened = (path, heading) => {
    const handler = manager?.rendermime?.linkHandler;
    const target = document.createElement("a");
    return guarded(() => {
      if (!handler || !path) return false;
      handler.handleLink(target, path, heading && `#${heading}`);
      target.click();
      return true;
    }) ?? false;
  };
  /** @param {MouseEvent} event */
  const follow = (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const [path, heading = ""] = (link.dataset.page ?? link.getAttribute("href") ?? "").split("#");
    if (link.dataset.page) {
      if (opened(path, heading)) event.preventDefault();
    } else if (!path) {
      event.preventDefault();
      // JupyterLab takes cells away that are far out of sight: then it has to find the passage itself.
      if (!scrollTo(el.closest(".jp-Notebook"), heading)) opened(here, heading);
    }
  };
  el.addEventListener("click", follow);
  return () => el.removeEventListener("click", follow);
}

/**
 * Gives the links that stand in an element now the addresses they have in JupyterLab; done twice, it changes nothing.
 * @param {HTMLElement} el @param {Manager} [manager] @returns {boolean} whether this is JupyterLab at all
 */
export function settleLinks(el, manager) {
  const settings = document.getElementById("jupyter-config-data");
  if (!settings) return false;
  const base = guarded(() => JSON.parse(settings.textContent ?? "").baseUrl) ?? "/";
  // The course's folder holds the folder of the notebook, and need not be where JupyterLab was started.
  const root = (manager?.context?.path ?? "").split("/").slice(0, -2).map((name) => `${name}/`).join("");
  for (const link of all(el, "a[href]:not([href^='#'], [data-page])", HTMLAnchorElement)) {
    const href = link.getAttribute("href") ?? "";
    link.target = "_blank";
    link.rel = "noopener";
    if (/^[a-z]+:/i.test(href)) continue;
    // An address that is right by itself, for whoever asks for a new tab, and where nobody opens it in JupyterLab.
    link.href = `${base}lab/tree/${root}${href}`;
    link.dataset.page = `${root}${href}`;
  }
  return true;
}

/** @param {Element | null} notebook @param {string} heading @returns {boolean} whether the heading was there */
function scrollTo(notebook, heading) {
  const headings = notebook ? all(notebook, "h1, h2, h3, h4, h5, h6", HTMLElement) : [];
  const found = headings.find((one) => one.id.toLowerCase() === heading || slug(one.textContent ?? "") === heading);
  if (!found) return false;
  found.tabIndex = -1;
  found.scrollIntoView();
  found.focus({ preventScroll: true });
  return true;
}

/** @param {string} text */
function slug(text) {
  return text.replace("¶", "").trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s+/g, "-");
}
