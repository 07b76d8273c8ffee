// The order of parts in the page is the order that Python works out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { shownOrder } from "../../onesided/frontend/shuffle.mjs";

const cases = JSON.parse(readFileSync(new URL("../judge/shuffle_cases.json", import.meta.url), "utf8"));

test("there is a table", () => assert.ok(cases.length >= 20));

for (const { seed, count, order } of cases) {
  test(`${count} parts, seed ${JSON.stringify(seed)}`, () => assert.deepEqual(shownOrder(seed, count), order));
}
