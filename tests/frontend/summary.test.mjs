// The summary in the page is held to the same table as the one in Python.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { calendar } from "../../onesided/frontend/counted.mjs";
import { summarize } from "../../onesided/frontend/summary.mjs";

const { course, cases } = JSON.parse(readFileSync(new URL("../progress/summary_cases.json", import.meta.url), "utf8"));

test("there is a table", () => assert.ok(cases.length >= 25));

for (const { name, attempts, now, offset, summary } of cases) {
  test(name, () => assert.deepEqual(summarize(course, attempts, now, offset), summary));
}

test("nothing that comes in is changed", () => {
  const before = JSON.stringify({ course, cases });
  for (const { attempts, now, offset } of cases) summarize(course, attempts, now, offset);
  assert.equal(JSON.stringify({ course, cases }), before);
});

test("whatever stands among the attempts, nothing throws", () => {
  const junk = [undefined, NaN, () => 1, Symbol("x"), new Date(NaN), { get: 1 }, [[]], "", { verdict: { complete: true } }];
  const { now, offset, summary } = cases[0];
  assert.deepEqual(summarize(course, junk, now, offset), summary);
});

test("a moment that is none is refused", () => {
  for (const now of ["", "today", "2026-13-01T00:00:00.000Z", "2026-03-05T21:07:00.000", null]) {
    assert.throws(() => summarize(course, [], /** @type {any} */ (now), 0), /is no time/);
  }
});

test("days are numbered from 1970, by the learner's clock", () => {
  assert.equal(calendar(0)("1970-01-01T00:00:00.000Z"), 0);
  assert.equal(calendar(-1)("1970-01-01T00:00:00.000Z"), -1);
  assert.equal(calendar(0)("1969-12-31T23:59:59.999Z"), -1);
  assert.equal(calendar(120)("2026-03-01T21:59:59.999Z"), 20513);
  assert.equal(calendar(120)("2026-03-01T22:00:00.000+00:00"), 20514);
  for (const none of ["2025-02-29T10:00:00Z", "2026-04-31T10:00:00Z", "0000-01-01T10:00:00Z", "2026-01-01T10:00:00", 7]) {
    assert.equal(calendar(0)(none), null);
  }
});
