// The first words are there: now what is far below is laid out as well, and told to whoever listens.
requestAnimationFrame(() => setTimeout(() => delete document.documentElement.dataset.arriving));

// The buttons of the bar. The theme takes the focus away from each when it is pressed, so that it is nowhere, also after a
// list has closed again; and none says whether its list is shown.
(() => {
  const wide = matchMedia("(min-width: 992px)");
  const buttons = document.querySelectorAll(".theme-switch-button, .search-button, .sidebar-toggle");
  for (const button of buttons) button.blur = () => {};

  const pages = document.querySelector(".sidebar-toggle.primary-toggle");
  const list = document.querySelector("#pst-primary-sidebar");
  const say = () => {
    if (wide.matches) {
      pages.removeAttribute("aria-haspopup");
      pages.setAttribute("aria-expanded", String(!list.classList.contains("pst-sidebar-hidden")));
    } else {
      pages.removeAttribute("aria-expanded");
      pages.setAttribute("aria-haspopup", "dialog");
    }
  };
  if (!pages || !list) return;
  say();
  wide.addEventListener("change", say);
  new MutationObserver(say).observe(list, { attributeFilter: ["class"] });
})();

// What is wider than the page is a stop for the Tab key as long as it is wider. The theme asks when the window changes its
// size; text that somebody enlarges changes nothing but the boxes.
(() => {
  const boxes = document.querySelectorAll("main pre, .pst-scrollable-table-container");
  let begun = false;
  const changed = new ResizeObserver(() => {
    if (begun) window.dispatchEvent(new Event("resize"));
    begun = true;
  });
  for (const box of boxes) for (const one of [box, ...box.children]) changed.observe(one);
})();
