// Where a learner is follows from the attempts alone, whatever they hold.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { newAttempt } from "../../onesided/frontend/attempts.mjs";
import { viewOf } from "../../onesided/frontend/story-view.mjs";

const { keys } = JSON.parse(readFileSync(new URL("../judge/story_cases.json", import.meta.url), "utf8"));
const key = keys.gift;
const here = { name: "the-gift", occasion: "page#1", digest: "11112222-33334444" };
const there = { ...here, occasion: "page#2" };
const kept = [["parcel", 1], ["taken", 0], ["meaning", 0]];
const at = (place, response) => newAttempt(place, response, null);
const view = (attempts, hasNote = false) => viewOf(key, attempts, here, hasNote);

test("a story begins at its start, or with the note before it", () => {
  assert.equal(view([]).phase, "reading");
  assert.equal(view([]).state.scene, "parcel");
  assert.deepEqual([...view([]).seen], ["parcel"]);
  assert.equal(view([], true).phase, "note");
  assert.deepEqual([...view([], true).seen], []);
});

test("the latest attempt of this place says where one is", () => {
  const [two, one] = [2, 1].map((steps) => at(here, { path: kept.slice(0, steps) }));
  const attempts = [two, one, at(there, { path: kept })];
  assert.equal(view(attempts, true).phase, "reading");
  assert.equal(view(attempts).state.scene, "taken");
  assert.equal(view([...attempts, at(here, { path: kept })]).phase, "ended");
  assert.equal(view([at(here, { path: [] })], true).phase, "reading");
});

test("what was seen on any way counts, and another story's ways do not", () => {
  const attempts = [at(there, { path: kept }), at(here, { path: [["parcel", 2]] })];
  assert.deepEqual([...view(attempts).seen].sort(), ["kept", "meaning", "parcel", "sent-back", "taken"]);
  const other = { ...here, digest: "99992222-33334444" };
  assert.deepEqual([...view([at(other, { path: kept })]).seen], ["parcel"]);
});

test("the other side opens with the first ending, reached anywhere", () => {
  const other = at(here, { path: [["parcel", 0]], side: "other" });
  assert.equal(view([other]).side, "own");
  assert.equal(view([other]).unlocked, false);
  assert.equal(view([at(there, { path: kept }), other]).side, "other");
  assert.equal(view([at(there, { path: kept }), at(here, { path: [] })]).side, "own");
});

test("a story that was left out can be read after all, and a fresh start begins with the note", () => {
  const skipped = at(here, { skipped: true });
  assert.equal(view([skipped], true).phase, "skipped");
  assert.equal(view([skipped], true).unlocked, false);
  assert.equal(view([skipped, at(here, { path: [], side: "own" })], true).phase, "reading");
  assert.equal(view([at(here, { path: kept }), at(here, null)], true).phase, "note");
  assert.equal(view([at(here, { path: kept }), at(here, null)]).state.scene, "parcel");
});

test("whatever an attempt holds, the story is there", () => {
  for (const junk of [undefined, 3, "x", true, [], {}, { path: 3 }, { path: [["gone", 0]] }, { side: "other" }]) {
    assert.equal(view([at(here, junk)]).state.scene, "parcel");
  }
  for (const junk of [null, 3, "x", {}, { name: here.name }]) assert.equal(view([junk], true).phase, "note");
});
