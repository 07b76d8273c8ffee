import assert from "node:assert/strict";
import test from "node:test";
import { about, earlier, hasChanged, latest, newAttempt, oldestFirst } from "../../onesided/frontend/attempts.mjs";
import { sound } from "../../onesided/frontend/sound.mjs";

const place = { name: "a/quiz#item", occasion: "page#1", digest: "11112222-33334444" };
const right = { complete: true, problem: null, credit: 1, right: true, parts: [] };
const made = (changes) => ({ ...newAttempt(place, 1, right), ...changes });

test("an attempt has all its fields and a name of its own", () => {
  const one = newAttempt(place, [0, 2], right, { confidence: "certain", hints: 1, seconds: 12.5, host: "page" });
  const fields = ["uuid", "time", "name", "occasion", "digest", "response", "verdict", "confidence", "hints", "seconds",
    "host"];
  assert.deepEqual(Object.keys(one), fields);
  assert.match(one.uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.match(one.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.deepEqual([one.confidence, one.hints, one.seconds, one.host], ["certain", 1, 12.5, "page"]);
  assert.notEqual(one.uuid, newAttempt(place, 1, right).uuid);
  const bare = newAttempt(place, null, null);
  assert.deepEqual([bare.confidence, bare.hints, bare.seconds, bare.host], [null, 0, null, null]);
  assert.ok(sound(one) && sound(bare));
});

test("attempts stand in the order of their time, wherever they come from, and those of one time as they came", () => {
  const [first, second, third] = [1, 2, 3].map((day) => made({ time: `2026-01-0${day}T00:00:00.000Z`, response: day }));
  const twin = { ...second, response: 4 };
  const order = (attempts) => oldestFirst(attempts).map(({ response }) => response);
  assert.deepEqual(order([third, second, twin, first]), [1, 2, 4, 3]);
  assert.deepEqual(order([twin, third, first, second]), [1, 4, 2, 3]);
});

test("an attempt that says it comes from the future never stands in the way of today's answer", () => {
  const now = made({ response: "today" });
  const wrongClock = made({ time: "2098-01-01T00:00:00.000Z", response: "once" });
  assert.equal(latest(oldestFirst([now, wrongClock]), place).response, "today");
  assert.equal(latest(oldestFirst([wrongClock]), place).response, "once");
});

test("a question has changed where all answers were to another meaning of it", () => {
  const old = made({ digest: "99992222-33334444" });
  const story = { ...place, name: "story" };
  for (const [attempts, where, changed] of [
    [[], place, false],
    [[made({})], place, false],
    [[old], place, true],
    [[{ ...old, occasion: "elsewhere" }], place, true],
    [[old, made({ occasion: "elsewhere" })], place, false],
    [[{ ...old, digest: "11112222-ffffffff" }], place, false],
    [[{ ...old, response: null, verdict: null }], place, false],
    [[{ ...old, verdict: { ...right, complete: false } }], place, false],
    [[{ ...old, name: "story", verdict: { complete: false, ending: null, rank: null, skipped: false } }], story, true],
    [[{ ...old, name: "story" }], place, false],
    [[null, 3, {}], place, false],
  ]) assert.equal(hasChanged(attempts, where), changed);
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
