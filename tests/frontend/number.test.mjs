import assert from "node:assert/strict";
import test from "node:test";
import { numberFrom } from "../../onesided/frontend/number.mjs";

const read = [
  ["8", 8], [" 8 ", 8], ["8.5", 8.5], ["8,5", 8.5], [".28", 0.28], ["-.16", -0.16], ["\u2212.16", -0.16], ["+3", 3],
  ["8.", 8], ["0,280", 0.28], ["1,000", 1000], ["12,345.6", 12345.6], ["1 000", 1000], ["8%", 8], ["8 %", 8],
  ["8 percent", 8], ["8 Percent", 8], ["0", 0],
];
for (const [typed, number] of read) test(`"${typed}" is ${number}`, () => assert.equal(numberFrom(typed, "percent"), number));

for (const typed of ["", "   "]) test(`"${typed}" is nothing yet`, () => assert.equal(numberFrom(typed), null));

for (const typed of ["eight", "8-9", "1,2,3", "1.2.3", "8 apples", "--1", "1e5", "0x10", "Infinity", ".", "-", "percent"]) {
  test(`"${typed}" is no number, and stays as it was typed`, () => assert.equal(numberFrom(typed, "percent"), typed));
}
