// What is handed in, as the page makes it, is held to the same table as Python.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileName, handIn, plainName } from "../../onesided/frontend/hand-in.mjs";

const table = JSON.parse(readFileSync(new URL("../record/hand_in_cases.json", import.meta.url), "utf8"));

/** The attempt that the table calls so; with another response where it says `{name: response}`. */
function attempt(name) {
  if (typeof name === "string") return { ...table.base, ...table.attempts[name] };
  const [[base, response]] = Object.entries(name);
  return { ...attempt(base), response };
}

for (const one of table.making) {
  test(`making: ${one.name}`, () => {
    const chosen = { id: table.id, made: table.made, name: one.typed, chapters: one.chapters, reflections: one.reflections };
    const { text, ...counts } = handIn(one.of.map(attempt), chosen);
    assert.deepEqual(JSON.parse(text), {
      format: "onesided-hand-in", version: 1, id: table.id, made: table.made, name: one.named,
      chapters: one.chapters && Object.keys(one.chapters), reflections: one.reflections, attempts: one.held.map(attempt),
    });
    const { questions, stories, words } = one;
    assert.deepEqual(counts, { name: one.named, attempts: one.held.length, questions, stories, words });
  });
}

for (const [typed, plain] of table.names) {
  test(`a name: ${JSON.stringify(typed)}`, () => assert.equal(plainName(typed), plain));
}

test("a long name is cut between characters", () => {
  assert.equal(plainName("🌱".repeat(100)), "🌱".repeat(80));
  assert.equal(plainName(`${"a".repeat(79)} b`), "a".repeat(79));
});

test("no two files are called the same", () => {
  assert.equal(fileName(table.id, "2026-04-01"), "one-sided-hand-in-2026-04-01-99999999.json");
});
