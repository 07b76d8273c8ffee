// The words that were kept are gathered as Python gathers them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { wordsOf } from "../../onesided/frontend/words.mjs";

const { course, cases } = JSON.parse(readFileSync(new URL("../progress/words_cases.json", import.meta.url), "utf8"));

for (const { about, attempts, words } of cases) {
  test(about, () => {
    const given = attempts.map(([uuid, time, name, response]) => ({ uuid, time, name, response }));
    const found = wordsOf(course, given);
    assert.deepEqual(found.map(({ number, chapter, stem, text }) => [number, chapter, stem, text]), words);
  });
}
