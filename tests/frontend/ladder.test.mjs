// The ladder in the page is held to the same table as the one in Python.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { climb } from "../../onesided/frontend/ladder.mjs";

const cases = JSON.parse(readFileSync(new URL("../progress/ladder_cases.json", import.meta.url), "utf8"));

test("there is a table", () => assert.ok(cases.length >= 25));

for (const { name, answers, days, place } of cases) {
  test(name, () => assert.deepEqual(climb(answers, days), place));
}
