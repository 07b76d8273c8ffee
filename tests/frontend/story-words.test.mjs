// What is said of meters and of choices that were closed.
import assert from "node:assert/strict";
import test from "node:test";
import { whyClosed } from "../../onesided/frontend/story-closed.mjs";
import { levelOf, movedMeters } from "../../onesided/frontend/story-meters.mjs";

test("a meter has five levels, and begins in the middle", () => {
  assert.deepEqual([-9, -3, -2, -1, 0, 1, 2, 3, 40].map(levelOf), [0, 0, 1, 1, 2, 3, 3, 4, 4]);
});

test("a meter is told of when its level moves", () => {
  const name = (meter) => meter.toUpperCase();
  const moved = movedMeters({ trust: 0, frame: 0 }, { trust: 1, frame: 0 }, name);
  assert.equal(moved, " TRUST: a little more than at the start.");
  assert.equal(movedMeters({ trust: 1 }, { trust: 2 }, name), "");
  assert.equal(movedMeters({ a: 2, b: 0 }, { a: 3, b: -1 }, name),
    " A: much more than at the start. B: a little less than at the start.");
  assert.equal(movedMeters({ trust: -1 }, { trust: 0 }, name), " TRUST: as at the start.");
});

test("a closed choice says all that closed it, and no more", () => {
  const text = { place: (scene) => `Scene of ${scene}`, meter: (meter) => meter };
  const state = { seen: ["door"], meters: { trust: 0, frame: 2 } };
  const bounds = { trust: { min: 1, max: null }, frame: { min: 0, max: 1 } };
  const closed = (changes) => whyClosed({ seen: [], not_seen: [], meters: {}, ...changes }, state, text);
  assert.equal(closed({ meters: bounds }), "Not open at that moment: “trust” stood too low; “frame” stood too high.");
  assert.equal(closed({ seen: ["door", "hall"] }), "Not open at that moment: you had not been at “Scene of hall”.");
  assert.equal(closed({ not_seen: ["door", "hall"] }), "Not open at that moment: you had been at “Scene of door”.");
});
