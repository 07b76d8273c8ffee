import assert from "node:assert/strict";
import test from "node:test";
import { memory } from "../../onesided/frontend/memory.mjs";

const RECORD = "onesided.record.v1";
const one = { uuid: "1", name: "a#b", response: 1 };
const two = { uuid: "2", name: "a#c", response: 2 };

/** A storage in a Map; `room` is how many characters a value may have. */
function storage(held = {}, room = Infinity) {
  const values = new Map(Object.entries(held));
  return {
    values,
    getItem: (name) => values.get(name) ?? null,
    setItem(name, text) {
      if (text.length > room) throw new Error("QuotaExceededError");
      values.set(name, text);
    },
  };
}

test("what is remembered is recalled, by the next visit too", () => {
  const kept = storage();
  memory(() => kept).remember([one]);
  memory(() => kept).remember([one, two]);
  assert.deepEqual(memory(() => kept).recall(), [one, two]);
  assert.deepEqual(JSON.parse(kept.values.get(RECORD)), [one, two]);
});

test("two pages that are open at once keep both what they did", () => {
  const kept = storage();
  const [here, there] = [memory(() => kept), memory(() => kept)];
  here.remember([one]);
  there.remember([two]);
  assert.deepEqual(here.recall(), [one, two]);
});

test("without storage the page remembers until it is closed", () => {
  const missing = memory(() => {
    throw new Error("SecurityError");
  });
  missing.remember([one]);
  missing.remember([one, two]);
  assert.deepEqual(missing.recall(), [one, two]);
  assert.equal(missing.learner(), "");
  assert.deepEqual(memory(() => undefined).recall(), []);
});

test("a full storage loses nothing that it held", () => {
  const full = storage({ [RECORD]: JSON.stringify([one]) }, 40);
  const page = memory(() => full);
  page.remember([two]);
  assert.deepEqual(page.recall(), [one, two]);
  assert.deepEqual(JSON.parse(full.values.get(RECORD)), [one]);
});

for (const spoilt of ["", "{", "null", "3", '"x"', "{}", "[null, 3, {}]", "[[]]"]) {
  test(`a spoilt record (${spoilt}) is no record, and a new one can be made`, () => {
    const kept = storage({ [RECORD]: spoilt });
    assert.deepEqual(memory(() => kept).recall(), []);
    memory(() => kept).remember([one]);
    assert.deepEqual(memory(() => kept).recall(), [one]);
  });
}

test("settings are kept, by the page at least", () => {
  const kept = storage();
  assert.deepEqual(memory(() => kept).settings(), {});
  memory(() => kept).keepSettings({ reasons: "at-end" });
  assert.deepEqual(memory(() => kept).settings(), { reasons: "at-end" });
  assert.deepEqual(JSON.parse(kept.values.get("onesided.settings")), { reasons: "at-end" });
  for (const poor of [storage({}, 3), undefined]) {
    const page = memory(() => poor);
    page.keepSettings({ reasons: "at-end" });
    assert.deepEqual(page.settings(), { reasons: "at-end" });
  }
});

for (const spoilt of ["", "{", "null", "3", "[]"]) {
  test(`spoilt settings (${spoilt}) are no settings`, () => {
    assert.deepEqual(memory(() => storage({ "onesided.settings": spoilt })).settings(), {});
  });
}

test("the learner's seed stays the same, and differs from the next learner's", () => {
  const kept = storage();
  const seed = memory(() => kept).learner();
  assert.ok(seed.length > 5);
  assert.equal(memory(() => kept).learner(), seed);
  assert.notEqual(memory(() => storage()).learner(), seed);
});
