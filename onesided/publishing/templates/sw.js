// The worker that keeps the site on a reader's device. `onesided publish` writes SITE above: which edition this is, and
// each file's path with the digest of its content. One edition is kept at a time, and a file is kept only if it is the
// one that the edition names; so old and new never mix, whatever happens between a page and its script.
//
//   a page                 comes from the network; what is kept answers where there is none, or a slow one
//   a file named by its    is kept for good: another content has another name
//     content (?v=)
//   anything else          as a page
//
// A new edition takes over as soon as its first files are there, and everything that was kept of the edition before; if one
// of them cannot be had, the edition before stays whole, and the next visit tries again.

/** @typedef {{ edition: string, first: string[], missing: string, files: Record<string, string> }} Site */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const site = /** @type {Site} */ (SITE);
const root = new URL(worker.registration.scope);
const OURS = `onesided ${root.pathname} `; // other sites of the same host keep things too
const KEPT = OURS + site.edition;
const PATIENCE = 3000; // milliseconds after which a kept page is shown rather than a blank one

worker.addEventListener("install", (event) => event.waitUntil(begin()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", (event) => event.waitUntil(keepAsked(event.data)));
worker.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? pathOf(event.request.url) : null;
  if (path !== null) event.respondWith(answer(event, path));
});

/** Keep what is needed first, and whatever of the edition before was kept. */
async function begin() {
  const before = await Promise.all((await older()).map(async (name) => (await caches.open(name)).keys()));
  const kept = before.flat().map((request) => pathOf(request.url));
  for (const path of new Set([...site.first, ...kept])) {
    if (path && path in site.files && !(await keep(path))) throw new Error(`${path} is not the one this edition names`);
  }
  await worker.skipWaiting();
}

async function takeOver() {
  await Promise.all((await older()).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/**
 * Keep what a page has open, then the rest, one file after the other so that nobody has to wait for it.
 * @param {{ keep?: string[], all?: boolean }} asked
 */
async function keepAsked(asked) {
  for (const address of asked?.keep ?? []) await keep(pathOf(address));
  if (asked?.all) for (const path of Object.keys(site.files)) await keep(path);
}

/**
 * @param {FetchEvent} event
 * @param {string} path
 * @returns {Promise<Response>}
 */
async function answer(event, path) {
  const kept = await (await caches.open(KEPT)).match(addressOf(path));
  const version = new URL(event.request.url).searchParams.get("v");
  const named = version !== null;
  // A script of another edition is worse than none.
  const ours = kept && (!named || site.files[path].startsWith(version)) ? kept : undefined;
  if (ours && named) return ours;
  const asked = fetch(event.request, { cache: named ? "default" : "no-cache" });
  event.waitUntil(asked.then((found) => keepFound(path, found.clone())).catch(() => {}));
  try {
    const found = await (ours ? inTime(asked) : asked);
    if (found.status < 500 || !ours) return found;
  } catch {
    if (!ours) return event.request.mode === "navigate" ? missing() : Response.error();
  }
  return ours;
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
function inTime(promise) {
  return Promise.race([promise, new Promise((_, give) => setTimeout(give, PATIENCE, new Error("too slow")))]);
}

/** The page that says that a page is not kept. It is shown at any depth, so its links are told where they begin. */
async function missing() {
  const kept = await (await caches.open(KEPT)).match(addressOf(site.missing));
  if (!kept) return Response.error();
  const html = (await kept.text()).replace("<head>", `<head>\n<base href="${root.pathname}">`);
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/**
 * Keep a file of this edition: from an older edition that had the same, or from the network.
 * @param {string | null} path
 * @returns {Promise<boolean>} whether it is kept
 */
async function keep(path) {
  if (path === null || !(path in site.files)) return false;
  const address = addressOf(path);
  try {
    if (await (await caches.open(KEPT)).match(address)) return true;
    for (const name of await older()) {
      const same = await (await caches.open(name)).match(address);
      if (same && (await keepFound(path, same))) return true;
    }
    // Asked for as a page does, so that what a page has just loaded is not loaded again; then past every store of a host.
    const named = /\.(css|js)$/.test(path) ? `${address}?v=${site.files[path].slice(0, 8)}` : address;
    return (
      (await keepFound(path, await fetch(named, { cache: named === address ? "no-cache" : "default" }))) ||
      (await keepFound(path, await fetch(address, { cache: "reload" })))
    );
  } catch {
    return false; // no network or no room: it is tried again with the next page
  }
}

/**
 * @param {string} path
 * @param {Response} found
 * @returns {Promise<boolean>}
 */
async function keepFound(path, found) {
  const wanted = site.files[path];
  if (!wanted || !found.ok) return false;
  const content = await found.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!hex.startsWith(wanted)) return false;
  // Put together anew: a host's redirection would forbid the browser to show it later.
  const type = found.headers.get("Content-Type") ?? "application/octet-stream";
  await (await caches.open(KEPT)).put(addressOf(path), new Response(content, { headers: { "Content-Type": type } }));
  return true;
}

/** @returns {Promise<string[]>} */
async function older() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== KEPT);
}

/**
 * The path of a file of the site, as hosts understand it: a folder is its index.html, and many leave out the `.html`.
 * @param {string} address
 * @returns {string | null} null for what is not of this site
 */
function pathOf(address) {
  const url = new URL(address);
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return null;
  const path = decodeURI(url.pathname.slice(root.pathname.length));
  if (path === "" || path.endsWith("/")) return `${path}index.html`;
  return !(path in site.files) && `${path}.html` in site.files ? `${path}.html` : path;
}

/** @param {string} path */
function addressOf(path) {
  return new URL(encodeURI(path), root).href;
}
