// The judge in the page is held to the same table as the one in Python.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { judge } from "../../onesided/frontend/verdict.mjs";

const cases = JSON.parse(readFileSync(new URL("../judge/cases.json", import.meta.url), "utf8"));

test("there is a table", () => assert.ok(cases.length >= 70));

for (const { name, key, response, verdict } of cases) {
  test(name, () => assert.deepEqual(judge(key, response), verdict));
}

test("whatever comes in, nothing throws", () => {
  const junk = [undefined, NaN, Infinity, {}, [], [[]], "", "x", true, -1, 1e99, [null], [NaN], { length: 2 }, () => 1];
  for (const { key } of cases) for (const response of junk) assert.equal(typeof judge(key, response).complete, "boolean");
});
