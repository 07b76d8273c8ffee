// Has the browser keep the site for times without a network. It is on the pages that `onesided publish` writes and on no
// others, and does nothing where a page is read from a disk or over plain http. Browsers call this machine's own address
// safe as well (http://127.0.0.1), so a published folder can be tried before it is uploaded.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  // A page on a disk is called safe too, and has no worker.
  if (!("serviceWorker" in navigator) || !isSecureContext || !location.protocol.startsWith("http")) return;
  const root = new URL("../", script.src);

  // What this reader has open is kept first; the rest follows when the page is at rest, unless the reader saves data.
  const ask = async () => {
    const { active } = await navigator.serviceWorker.ready;
    const open = performance.getEntriesByType("resource").map((entry) => entry.name);
    const saving = /** @type {any} */ (navigator).connection?.saveData === true;
    active?.postMessage({ keep: [location.href, ...open], all: !saving });
  };
  addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname });
      "requestIdleCallback" in window ? requestIdleCallback(ask, { timeout: 5000 }) : setTimeout(ask, 1000);
    } catch {
      // A browser that keeps nothing shows the pages as it always did.
    }
  });
})();
