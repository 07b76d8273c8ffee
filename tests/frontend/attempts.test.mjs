import assert from "node:assert/strict";
import test from "node:test";
import { about, earlier, latest, newAttempt } from "../../onesided/frontend/attempts.mjs";

const place = { name: "a/quiz#item", occasion: "page#1", digest: "11112222-33334444" };
const right = { complete: true, problem: null, credit: 1, right: true, parts: [] };
const made = (changes) => ({ ...newAttempt(place, 1, right), ...changes });

test("an attempt has all its fields and a name of its own", () => {
  const one = newAttempt(place, [0, 2], right, "certain");
  const fields = ["uuid", "time", "name", "occasion", "digest", "response", "verdict", "confidence"];
  assert.deepEqual(Object.keys(one), fields);
  assert.match(one.uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.match(one.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.notEqual(one.uuid, newAttempt(place, 1, right).uuid);
  assert.equal(newAttempt(place, null, null).confidence, null);
});

test("the latest attempt is the last one made in this place", () => {
  const attempts = [made({ response: 0 }), made({ response: 2 }), made({ response: 1, occasion: "page#2" })];
  assert.equal(latest(attempts, place).response, 2);
  assert.equal(latest([], place), undefined);
  assert.equal(latest([made({ name: "a/quiz#other" })], place), undefined);
});

test("an attempt holds while the item means the same, whatever its wording", () => {
  assert.ok(latest([made({ digest: "11112222-ffffffff" })], place));
  assert.equal(latest([made({ digest: "99992222-33334444" })], place), undefined);
});

test("what is about an item was made anywhere, while the item means the same", () => {
  const attempts = [made({ response: 0 }), made({ name: "other" }), made({ response: 2, occasion: "page#2" })];
  const found = about([...attempts, made({ digest: "99992222-33334444" })], place);
  assert.deepEqual(found.map(({ response }) => response), [0, 2]);
});

test("a fresh start is the latest attempt, and answers nothing", () => {
  assert.equal(latest([made({}), made({ response: null, verdict: null })], place).response, null);
});

test("the earlier answer is the first of another place, from before", () => {
  const now = made({ time: "2030-01-02T00:00:00.000Z" });
  const elsewhere = (response, time) => made({ response, time, occasion: "page#2" });
  const attempts = [
    elsewhere(null, "2030-01-01T00:00:00.000Z"), elsewhere(0, "2030-01-01T01:00:00.000Z"),
    elsewhere(2, "2030-01-01T02:00:00.000Z"), now,
  ];
  assert.equal(earlier(attempts, place, now).response, 0);
  assert.equal(earlier([elsewhere(0, "2030-01-03T00:00:00.000Z")], place, now), undefined);
  assert.equal(earlier([now], place, now), undefined);
});

test("what is no attempt is passed over", () => {
  for (const junk of [null, undefined, 3, "x", {}, { name: place.name }, { name: place.name, digest: null }]) {
    assert.equal(latest([junk], place), undefined);
  }
});
