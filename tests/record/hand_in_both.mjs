// What the page makes of the attempts in a file, for each what was chosen.
import { readFileSync } from "node:fs";
import { handIn } from "../../onesided/frontend/hand-in.mjs";

const asked = JSON.parse(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(asked.map(({ attempts, chosen }) => handIn(attempts, chosen))));
