/**
 * How sure a learner was against how right: a sentence for each level, a picture, and silence where there are too few
 * answers for either to mean anything.
 */
import { make } from "./make.mjs";
import { bars } from "./own-pictures.mjs";
import { sayOwn } from "./say-own.mjs";

export const LEAST = 10;

/** @param {import("./own-map.mjs").Level[]} levels @returns {Element[]} */
export function drawCalibration(levels) {
  if (!levels.some(({ answers }) => answers)) return [make("p", "", sayOwn("sure-none"))];
  const named = levels.map((level) => ({ ...level, label: sayOwn(`level-${level.level}`), enough: level.answers >= LEAST }));
  const said = named.map(({ label, answers, right, enough }) =>
    sayOwn(enough ? "sure-level" : "sure-few", { level: label, count: answers, right }));
  const reading = read(levels);
  if (!named.some(({ enough }) => enough)) return said.map((sentence) => make("p", "", sentence));
  const rows = named.map(({ label, answers, right, enough }) => ({
    label,
    share: enough ? right / answers : null,
    words: enough ? sayOwn("sure-bar", { right, count: answers }) : sayOwn("sure-silent"),
  }));
  const drawn = make("figure", "os-calibration", bars(`${sayOwn("sure-picture")}. ${said.join(" ")}`, rows));
  const few = said.filter((_, place) => !named[place].enough && named[place].answers);
  return [...(reading ? [make("p", "", reading)] : []), drawn, ...few.map((sentence) => make("p", "os-soft", sentence))];
}

/** What the two ends of the scale say together. @param {import("./own-map.mjs").Level[]} levels */
function read(levels) {
  const [guessing, certain] = ["guessing", "certain"].map((name) => levels.find(({ level }) => level === name));
  if (!guessing || !certain || Math.min(guessing.answers, certain.answers) < LEAST) return "";
  /** @param {import("./own-map.mjs").Level} level */
  const hundredth = ({ right, answers }) => Math.round((100 * right) / answers);
  return sayOwn("sure-reading", { certain: hundredth(certain), guessing: hundredth(guessing) });
}
