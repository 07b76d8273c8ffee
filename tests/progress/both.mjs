// What the page makes of the histories in a file: for each its summary, for each climb its place.
import { readFileSync } from "node:fs";
import { climb } from "../../onesided/frontend/ladder.mjs";
import { summarize } from "../../onesided/frontend/summary.mjs";

const { course, histories, climbs } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const summaries = histories.map(({ attempts, now, offset }) => summarize(course, attempts, now, offset));
console.log(JSON.stringify({ summaries, places: climbs.map(({ answers, days }) => climb(answers, days)) }));
