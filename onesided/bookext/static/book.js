// What the theme's script does not see: text that was folded away has no width while it is closed. Whether it has to be
// scrolled, and so needs a stop for the Tab key, is asked again when it opens.
document.addEventListener("toggle", () => window.dispatchEvent(new Event("resize")), true);

// Search shows a line of each page it finds. Pages read from a disk may not read each other: there the titles must do.
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
