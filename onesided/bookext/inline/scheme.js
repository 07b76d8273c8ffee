(() => {
  const page = document.documentElement.dataset;
  page.mode = "auto";
  try {
    const chosen = localStorage.getItem("mode");
    if (chosen === "light" || chosen === "dark") page.mode = page.theme = chosen;
  } catch {}
})();
