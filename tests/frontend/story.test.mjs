// Stepping through a story in the page is held to the same table as stepping in Python.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { backTo, begin, follow, judgeStory, openChoices, step, turningPoint } from "../../onesided/frontend/story.mjs";

const table = JSON.parse(readFileSync(new URL("../judge/story_cases.json", import.meta.url), "utf8"));
const taken = (key, steps) => steps.reduce((state, choice) => step(key, state, choice), begin(key));

test("there is a table", () => assert.ok(table.steps.length >= 25 && table.back.length >= 8 && table.follow.length >= 15
  && table.verdicts.length >= 20));

for (const { name, key: named, steps, state, open, turningPoint: turn } of table.steps) {
  test(name, () => {
    const key = table.keys[named];
    const found = taken(key, steps);
    assert.deepEqual(found, state);
    assert.deepEqual(openChoices(key, found), open);
    assert.equal(turningPoint(key, found.path), turn);
  });
}

for (const { name, key, steps, n, state } of table.back) {
  test(`back: ${name}`, () => assert.deepEqual(backTo(table.keys[key], taken(table.keys[key], steps), n), state));
}

for (const { name, key, path, state } of table.follow) {
  test(`a path: ${name}`, () => assert.deepEqual(follow(table.keys[key], path), state));
}

for (const { name, key, response, verdict } of table.verdicts) {
  test(`a verdict: ${name}`, () => assert.deepEqual(judgeStory(table.keys[key], response), verdict));
}

test("whatever comes in, nothing throws and nothing changes", () => {
  const junk = [undefined, null, NaN, Infinity, -1, 9, 1e99, "", "0", true, [], [[]], {}, { length: 2 }, () => 0];
  for (const key of Object.values(table.keys)) {
    const start = begin(key);
    for (const choice of junk) assert.equal(step(key, start, choice), start);
    for (const path of [...junk, junk, junk.map((choice) => [key.start, choice])]) assert.deepEqual(follow(key, path), start);
    for (const response of [...junk, junk]) assert.ok([false, true, undefined].includes(judgeStory(key, response)?.skipped));
  }
});

test("a step leaves the state and the key as they were", () => {
  const deep = (value) => {
    if (value && typeof value === "object") Object.values(Object.freeze(value)).forEach(deep);
    return value;
  };
  const key = deep(structuredClone(table.keys.round));
  let state = deep(begin(key));
  for (const choice of [0, 0, 1, 0, 0]) state = deep(step(key, state, choice));
  assert.equal(state.path.length, 5);
});
