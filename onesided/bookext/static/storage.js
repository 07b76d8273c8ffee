// The theme keeps the chosen scheme in local storage, and stops where there is none or no room. A browser that forbids or
// fills it gets one that reads what is there and forgets the rest with the page, so that everything else goes on.
(() => {
  let real;
  try {
    real = window.localStorage;
    real.setItem("onesided.room", "1");
    real.removeItem("onesided.room");
    return;
  } catch {}
  const kept = new Map();
  const read = (name) => {
    try {
      return real.getItem(name);
    } catch {
      return null;
    }
  };
  const value = {
    forgets: true,
    getItem: (name) => (kept.has(name) ? kept.get(name) : read(name)),
    setItem: (name, text) => void kept.set(name, String(text)),
    removeItem: (name) => void kept.set(name, null),
  };
  Object.defineProperty(window, "localStorage", { configurable: true, value });
})();
