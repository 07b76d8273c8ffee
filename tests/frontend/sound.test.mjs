// What the page takes for an attempt is held to the same table as Python and the schema.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { newAttempt } from "../../onesided/frontend/attempts.mjs";
import { fromOlder, inOrder, sound } from "../../onesided/frontend/sound.mjs";

const { base, cases } = JSON.parse(readFileSync(new URL("../record/sound_cases.json", import.meta.url), "utf8"));

const valueOf = ({ value, change, without = [] }) =>
  change ? Object.fromEntries(Object.entries({ ...base, ...change }).filter(([field]) => !without.includes(field))) : value;

test("there is a table", () => assert.ok(cases.length >= 150));

for (const one of cases) test(one.name, () => assert.equal(sound(valueOf(one)), one.sound));

test("whatever comes in, nothing throws", () => {
  for (const junk of [undefined, NaN, () => 1, Symbol("x"), 10n, new Date(), Object.create(null), { ...base, response: undefined }]) {
    assert.equal(typeof sound(junk), "boolean");
  }
});

test("an attempt made now is sound, and its fields are in order", () => {
  const place = { name: "a/quiz#item", occasion: "page#1", digest: "11112222-33334444" };
  assert.ok(sound(newAttempt(place, [0, 2], null)));
  assert.deepEqual(Object.keys(newAttempt(place, 1, null)), Object.keys(base));
  const reversed = Object.fromEntries(Object.entries(base).reverse());
  assert.deepEqual(Object.keys(inOrder(reversed)), Object.keys(base));
});

test("an attempt of the older form is taken up, and nothing else is", () => {
  const { hints, seconds, host, ...older } = base;
  assert.deepEqual(fromOlder(older), { ...older, hints: 0, seconds: null, host: null });
  assert.ok(sound(fromOlder(older)));
  const { uuid, ...less } = older;
  for (const value of [base, less, { ...older, hints }, { ...less, more: uuid }, [], null, 7, "x"]) {
    assert.equal(fromOlder(value), value);
  }
});
