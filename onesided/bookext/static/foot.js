// Buttons in the foot of a page that copy what stands before them. Where the clipboard may not be used, the text is
// selected instead, for the reader's own keys.
for (const button of document.querySelectorAll(".book-copy")) {
  const told = button.nextElementSibling;
  const text = button.parentElement.previousElementSibling;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await navigator.clipboard?.writeText(text.textContent.trim()).then(() => true, () => false);
    if (!done) getSelection().selectAllChildren(text);
    const { copied, selected } = button.closest(".book-foot").dataset;
    told.textContent = done ? copied : selected;
  });
}
