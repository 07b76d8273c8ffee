// What a platform keeps is short, holds nothing private, and comes back as what was done.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { newAttempt } from "../../onesided/frontend/attempts.mjs";
import {
  ROOM, attemptsOfQuiz, attemptsOfStory, keptOfQuiz, keptOfStory, pack, unpack,
} from "../../onesided/frontend/scorm-kept.mjs";
import { begin, follow, judgeStory, openChoices, step } from "../../onesided/frontend/story.mjs";
import { judge } from "../../onesided/frontend/verdict.mjs";

const cases = JSON.parse(readFileSync(new URL("../judge/cases.json", import.meta.url), "utf8"));
const { keys: stories } = JSON.parse(readFileSync(new URL("../judge/story_cases.json", import.meta.url), "utf8"));
const DIGEST = "11112222-33334444";

/** A quiz of an item for each complete case of the judge's table. */
const answered = cases.filter(({ verdict, response }) => verdict.complete && !Object.is(response, -0)) // JSON has no -0
  .map((one, index) => ({ ...one, item: `item-${index}` }));
const items = new Map(answered.map(({ item, key }) => [item, { key, digest: DIGEST }]));
const keys = new Map(answered.map(({ item, key }) => [item, key]));
const attempt = (item, response, about = {}, digest = DIGEST) => {
  const verdict = items.has(item) ? judge(items.get(item).key, response) : null;
  return newAttempt({ name: `a/quiz#${item}`, occasion: "scorm", digest }, response, verdict, about);
};
const again = (kept) => attemptsOfQuiz(unpack(pack(kept, Infinity).text), "a/quiz", "scorm", items);

test("every kind of answer comes back with its verdict, but for what is private", () => {
  assert.ok(answered.length > 20);
  const attempts = answered.map(({ item, response }) => attempt(item, response, { confidence: "certain" }));
  const back = again(keptOfQuiz(attempts, keys));
  assert.equal(back.length, attempts.length);
  for (const [index, { key, response, verdict }] of answered.entries()) {
    const isPrivate = ["reflect", "scale"].includes(key.type);
    assert.deepEqual(back[index].response, isPrivate ? true : response);
    assert.deepEqual(back[index].verdict, verdict);
    assert.equal(back[index].confidence, "certain");
    assert.equal(back[index].digest, DIGEST);
    assert.equal(back[index].name, attempts[index].name);
  }
  assert.ok(back.every(({ time }, index) => !index || back[index - 1].time < time), "in their order");
});

test("the last answer counts, and a fresh start is none", () => {
  const [{ item: one, response }, { item: other, response: second }] = answered;
  const back = again(keptOfQuiz([attempt(one, response), attempt(other, second), attempt(one, null)], keys));
  assert.deepEqual(back.map(({ name }) => name), [`a/quiz#${other}`]);
});

test("words never get into it, whatever the item is said to be", () => {
  const words = "Nobody is to read this";
  for (const known of [keys, new Map([["own", { type: "reflect" }]])]) {
    const { text } = pack(keptOfQuiz([attempt("own", words)], known));
    assert.ok(!text.includes("Nobody") && text.includes("true"));
  }
});

test("an answer to what has changed is known as one to something else", () => {
  const [back] = again(keptOfQuiz([attempt("item-0", 1, {}, "99990000-33334444")], keys));
  assert.equal(back.digest.split("-")[0], "99990000");
  assert.equal(back.verdict.complete, true);
  assert.equal(back.verdict.right, null);
});

test("where there is no room, the oldest goes first", () => {
  const attempts = Array.from({ length: 400 }, (_, index) => attempt(`a-question-with-a-long-name-${index}`, [3, 1, 2, 0]));
  const kept = keptOfQuiz(attempts, keys);
  const { text, left } = pack(kept);
  assert.ok(text.length <= ROOM && left > 0);
  const names = unpack(text).answers.map(([item]) => item);
  assert.deepEqual(names, kept.answers.slice(left).map(([item]) => item));
  assert.equal(names.at(-1), "a-question-with-a-long-name-399");
  const oneMore = JSON.stringify({ ...kept, answers: kept.answers.slice(left - 1) });
  assert.ok(oneMore.length > ROOM, "no more than had to go");
  assert.deepEqual(pack(keptOfQuiz(attempts.slice(0, 5), keys)).left, 0);
});

test("one answer that is longer than all the room is left out", () => {
  const { text, left } = pack(keptOfQuiz([attempt("item-0", Array(5000).fill(1))], keys));
  assert.equal(left, 1);
  assert.deepEqual(unpack(text).answers, []);
});

/** Numbers that look random and are the same each time. @param {number} seed */
function* numbers(seed) {
  for (let state = seed + 1; ; ) yield (state = (state * 48271) % 2147483647) / 2147483647;
}

for (const [name, key] of Object.entries(stories)) {
  const place = { name, occasion: "scorm", digest: DIGEST };
  const live = (response) => newAttempt(place, response, judgeStory(key, response));
  const scenes = (attempts) => [...new Set(attempts.flatMap(({ response }) => follow(key, response.path).seen))].sort();

  test(`every walk through ${name} comes back: where one is, its side, and all that was seen`, () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const chance = numbers(seed);
      const next = (below) => Math.floor(chance.next().value * below);
      let state = begin(key);
      const attempts = [live({ path: [], side: "own" })];
      for (let moves = 0; moves < 30; moves += 1) {
        const open = openChoices(key, state);
        state = open.length && next(6) ? step(key, state, open[next(open.length)]) : follow(key, state.path.slice(0, next(4)));
        attempts.push(live({ path: state.path, side: next(2) ? "own" : "other" }));
      }
      const kept = keptOfStory(attempts, DIGEST, key);
      const back = attemptsOfStory(unpack(pack(kept).text), place, key);
      assert.deepEqual(back.at(-1).response, attempts.at(-1).response);
      assert.deepEqual(scenes(back), scenes(attempts));
      const ended = (all) => all.some(({ verdict }) => verdict.complete);
      assert.equal(ended(back), ended(attempts));
      assert.deepEqual(keptOfStory(back, DIGEST, key), kept, "and once more, the same");
    }
  });
}

test("a story that was left out is left out again, and one that has changed begins anew", () => {
  const key = stories.gift;
  const place = { name: "the-gift", occasion: "scorm", digest: DIGEST };
  const skipped = newAttempt(place, { skipped: true }, judgeStory(key, { skipped: true }));
  const kept = unpack(pack(keptOfStory([skipped], DIGEST, key)).text);
  assert.deepEqual(attemptsOfStory(kept, place, key).at(-1).response, { skipped: true });
  const today = { ...place, digest: "99990000-33334444" };
  const [old] = attemptsOfStory(kept, today, key);
  assert.equal(old.digest.split("-")[0], "11112222");
  assert.equal(keptOfStory([old], today.digest, key), null);
  assert.equal(keptOfStory([], DIGEST, key), null);
});

test("whatever a platform gives back, nothing throws", () => {
  const junk = ["", "null", "[]", "{", "7", '{"v":2}', '{"v":1}', '{"v":1,"answers":7,"ways":{}}',
    '{"v":1,"answers":[null,7,[],["a"],[1,2,3],["item-0","11112222",{"a":[]}]]}',
    '{"v":1,"meaning":"11112222","ways":[7,"\u0000","zz","99999"],"at":"nowhere"}', "\ud800".repeat(50)];
  for (const text of junk) {
    const kept = unpack(text);
    for (const found of attemptsOfQuiz(kept, "a/quiz", "scorm", items)) assert.equal(typeof found.uuid, "string");
    for (const found of attemptsOfStory(kept, { name: "x", occasion: "y", digest: DIGEST }, stories.gift)) {
      assert.equal(typeof found.uuid, "string");
    }
  }
});
