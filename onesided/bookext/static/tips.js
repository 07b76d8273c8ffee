// What a term means, beside its link: while the pointer is on it, and when it is reached by keyboard. A tap follows the
// link as always, and so does every click. The meanings are loaded when the first is wanted; where they cannot be had, or
// the browser is too old to lay something over the page, the links are links.
(() => {
  if (!HTMLElement.prototype.showPopover) return;
  const term = /(?:^|\/)glossary(?:\.html|\/)#(.+)$/;
  let meanings, tip, link, left, timer;

  const load = () => meanings ??= new Promise((done) => {
    addEventListener("onesided-glossary", (event) => done(event.detail), { once: true });
    const script = document.createElement("script");
    script.addEventListener("error", () => done({}));
    script.src = `${document.documentElement.dataset.content_root}_static/glossary.js`;
    document.head.append(script);
  });

  const place = () => {
    const gap = 6;
    const { clientWidth, clientHeight } = document.documentElement;
    const { width, height } = tip.getBoundingClientRect();
    const lines = link.getClientRects();
    const start = getComputedStyle(link).direction === "rtl" ? lines[0].right - width : lines[0].left;
    const below = lines[lines.length - 1].bottom + gap;
    const above = lines[0].top - gap - height;
    const top = below + height > clientHeight && above > 0 ? above : below;
    tip.style.left = `${scrollX + Math.max(gap, Math.min(start, clientWidth - width - gap))}px`;
    tip.style.top = `${scrollY + top}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    if (tip?.matches(":popover-open")) tip.hidePopover();
    link?.removeAttribute("aria-describedby");
    link = undefined;
  };

  const show = async (wanted, anchor) => {
    hide();
    link = wanted;
    const [name, meaning] = (await load())[anchor] ?? [];
    if (link !== wanted || !meaning) return;
    if (!tip) {
      tip = Object.assign(document.createElement("div"), { id: "book-tip", className: "book-tip", popover: "manual" });
      tip.setAttribute("role", "tooltip");
      (document.querySelector("main") ?? document.body).append(tip);
    }
    const title = document.createElement("strong");
    title.textContent = name;
    tip.replaceChildren(title, meaning.startsWith("(") ? " " : ": ", meaning);
    link.setAttribute("aria-describedby", tip.id);
    tip.showPopover();
    place();
  };

  const found = (target) => {
    const near = target instanceof Element && target.closest("main a[href*=glossary]:not(.book-found a)");
    const anchor = near && term.exec(near.getAttribute("href"))?.[1];
    return anchor ? [near, decodeURIComponent(anchor)] : [];
  };

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return;
    const [near, anchor] = found(target);
    if (tip?.contains(target) || (near && near === link)) clearTimeout(timer);
    else if (near && near !== left) {
      clearTimeout(timer);
      timer = setTimeout(show, 120, near, anchor);
    }
    // Sent away by Escape, it stays away until the pointer has left the link.
    left = near && near === left ? left : undefined;
  });
  document.addEventListener("pointerout", ({ target }) => {
    if (!found(target)[0] && !tip?.contains(target)) return;
    clearTimeout(timer);
    timer = setTimeout(hide, 300);
  });
  document.addEventListener("focusin", ({ target }) => {
    const [near, anchor] = found(target);
    if (near?.matches(":focus-visible")) show(near, anchor);
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !link) return;
    left = link;
    hide();
  }, true);
  // Only a real one: what opens on the page tells the theme so by an event of this name.
  addEventListener("resize", (event) => event.isTrusted && hide());
})();
