// What the theme's script does not see: text that was folded away has no width while it is closed. Whether it has to be
// scrolled, and so needs a stop for the Tab key, is asked again when it opens.
document.addEventListener("toggle", () => window.dispatchEvent(new Event("resize")), true);

// A quiet mark at the chapters that are complete. The list is kept by the script that wakes the questions; the word for
// it comes from the catalogue, with the tag of this script; so does the mark of a course that has a name of its own.
(() => {
  const { done: word, mark: own = "" } = document.currentScript?.dataset ?? {};
  const complete = () => {
    try {
      const kept = JSON.parse(localStorage.getItem("onesided.done"));
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  };
  const mark = () => {
    const done = complete();
    for (const link of document.querySelectorAll(".bd-sidebar-primary nav a[href]")) {
      const slug = new URL(link.href).pathname.split("/").pop().replace(/^\d+-|\.html$/g, "");
      const there = link.querySelector(".book-done");
      if (!done.includes(own + slug)) {
        there?.remove();
      } else if (!there) {
        const sign = document.createElement("span");
        sign.className = "book-done";
        sign.setAttribute("role", "img");
        sign.setAttribute("aria-label", word);
        link.append(" ", sign);
      }
    }
  };
  if (!word) return;
  mark();
  document.addEventListener("onesided-done", mark);
  window.addEventListener("storage", mark);
})();
