// Seconds in view, by a clock that the test turns.
import assert from "node:assert/strict";
import test from "node:test";
import { startClock } from "../../onesided/frontend/clock.mjs";

let now = 0;
let look;
let watching = 0;
const hearing = new Set();
performance.now = () => now;
globalThis.innerHeight = 800;
globalThis.document = {
  hidden: false,
  addEventListener: (_, listen) => hearing.add(listen),
  removeEventListener: (_, listen) => hearing.delete(listen),
};
class Observer {
  constructor(tell) {
    look = (ratio, height, rootBounds = { height: 800 }) =>
      tell([{}, { intersectionRatio: ratio, intersectionRect: { height }, rootBounds }]);
  }
  observe() {
    watching++;
  }
  disconnect() {
    watching--;
  }
}

const pass = (seconds) => void (now += 1000 * seconds);
const hide = (hidden) => {
  document.hidden = hidden;
  hearing.forEach((hear) => hear());
};

test("only what is in view counts, and only while the page is looked at", () => {
  globalThis.IntersectionObserver = Observer;
  const clock = startClock({});
  pass(5);
  assert.equal(clock.seconds(), 0);
  look(0.5, 100);
  pass(2.34);
  assert.equal(clock.seconds(), 2.3);
  look(0.4, 80);
  pass(5);
  look(0.2, 500); // taller than the screen, and it takes most of it
  pass(1);
  hide(true);
  pass(100);
  hide(false);
  pass(1);
  assert.equal(clock.seconds(), 4.3);
  look(0.2, 399, null);
  pass(9);
  assert.equal(clock.seconds(), 4.3);
  look(0.2, 401, null);
  clock.restart();
  pass(1);
  assert.equal(clock.seconds(), 1);
  pass(100_000);
  assert.equal(clock.seconds(), 86_400);
  clock.end();
  assert.deepEqual([watching, hearing.size], [0, 0]);
});

test("where the browser cannot tell, nobody guesses", () => {
  delete globalThis.IntersectionObserver;
  const clock = startClock({});
  pass(5);
  assert.equal(clock.seconds(), null);
  clock.restart();
  clock.end();
});
