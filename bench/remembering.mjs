// How many milliseconds the page takes for the summary of the attempts in a file: the median of several times.
import { readFileSync } from "node:fs";
import { summarize } from "../onesided/frontend/summary.mjs";

const { course, attempts, now, times } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const took = Array.from({ length: times }, () => {
  const begun = performance.now();
  summarize(course, attempts, now, 120);
  return performance.now() - begun;
});
console.log(took.sort((one, other) => one - other)[Math.floor(times / 2)]);
