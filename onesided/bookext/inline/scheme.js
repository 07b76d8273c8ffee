(() => {
  const page = document.documentElement.dataset;
  page.mode = "auto";
  try {
    const chosen = localStorage.getItem("mode");
    if (chosen === "light" || chosen === "dark") page.mode = page.theme = chosen;
  } catch {}
  // A page that is come to anew, at its top, puts off what is far below until its first words are there.
  const [visit] = performance.getEntriesByType("navigation");
  if (visit?.type === "navigate" && !location.hash) page.arriving = "";
})();
