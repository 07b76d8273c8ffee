// Every sentence that the script asks for is in the catalogue, and the catalogue holds no other.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { say } from "../../onesided/frontend/say.mjs";

const folder = new URL("../../onesided/frontend/", import.meta.url);
const { live } = JSON.parse(readFileSync(new URL("messages.en.json", folder), "utf8"));
const source = readdirSync(folder).filter((name) => name.endsWith(".mjs"))
  .map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");

test("gaps are filled, and one is told from many", () => {
  assert.equal(say("score", { answered: 3, all: 4, right: 2 }), "Answered 3 of 4, 2 right");
  assert.equal(say("partial", { count: 1 }), "One has no answer yet.");
  assert.equal(say("partial", { count: 2 }), "2 have no answer yet.");
});

/** Names that are put together in the script: `${kind}-${outcome}` and the like. */
const composed = ["empty-number", "empty-reflect", "empty-order", "partly-ticked", "wrong-ticked", "part-right", "part-wrong",
  "yours-right", "yours-wrong", "wrong", "right", "partly", "given", "empty", "out-of-range", "not-a-number",
  ...["much-less", "less", "same", "more", "much-more"].map((level) => `meter-${level}`), "beside-client", "beside-therapist",
  ...["sound", "arguable", "risky", "harmful", "client"].map((stance) => `turn-${stance}`),
  ...["no-memory", "set-aside", "newer"].map((notice) => `memory-${notice}`)];

test("no sentence is there for nobody", () => {
  for (const name of Object.keys(live)) {
    assert.ok(composed.includes(name) || source.includes(`"${name}"`), `nothing says "${name}"`);
  }
});

test("no sentence is missing", () => {
  const asked = [...source.matchAll(/say\(\s*"([\w-]+)"/g)].map(([, name]) => name);
  assert.ok(asked.length > 5);
  for (const name of [...asked, ...composed]) assert.ok(name in live, `there is no sentence "${name}"`);
});

const own = JSON.parse(readFileSync(new URL("messages-own.en.json", folder), "utf8")).live;
const composedOwn = [...["guessing", "fairly-sure", "certain"].map((level) => `level-${level}`),
  ...["firm", "shaky", "not-met"].map((state) => `state-${state}`), "record-erased", "record-not-erased",
  ...["empty", "not-a-record", "newer", "too-large", "no-memory"].map((problem) => `record-refused-${problem}`)];

test("a learner's own pages say each of their sentences, and no other", () => {
  for (const name of Object.keys(own)) {
    assert.ok(composedOwn.includes(name) || source.includes(`"${name}"`), `nothing says "${name}"`);
  }
  const asked = [...source.matchAll(/sayOwn\(\s*"([\w-]+)"/g)].map(([, name]) => name);
  assert.ok(asked.length > 10);
  for (const name of [...asked, ...composedOwn]) assert.ok(name in own, `there is no sentence "${name}"`);
});
