/**
 * The map of what a learner has answered: plain sentences first, then what is due, chapter by chapter, and what is left.
 * It is drawn from a summary that the host hands over, in JupyterLab as in the page.
 *
 * @typedef {{id: string, text: string, state: "firm" | "shaky" | "not-met", answered: number, questions: number,
 *   right: number}} Goal
 * @typedef {{name: string, number: number, title: string, href: string, answered: number, questions: number,
 *   lived: number, stories: number, done: boolean, minutes_left: number, objectives: Goal[]}} Chapter
 * @typedef {{level: string, answers: number, right: number}} Level
 * @typedef {{now: string[], waiting: number, done_today: number, coming: {in: number, count: number}[],
 *   changed: string[]}} Due
 * @typedef {{today: number, attempts: number, answered: number, questions: number, days: number, minutes: number,
 *   chapters: Chapter[], calibration: Level[], due: Due}} Summary
 */
import { make } from "./make.mjs";
import { drawCalibration, LEAST } from "./own-calibration.mjs";
import { shapes } from "./own-pictures.mjs";
import { sayOwn } from "./say-own.mjs";

const SECONDS_EACH = 40;

/**
 * @param {Summary} summary
 * @param {{days: number[]}} ladder
 * @param {string} review the address of the page on which what is due is asked; "" where there is none
 * @returns {HTMLElement[]}
 */
export function drawMap(summary, ladder, review) {
  const begun = summary.attempts > 0 || summary.due.changed.length > 0;
  return [
    make("p", "os-lead", begun ? soFar(summary) : sayOwn("nothing-yet")),
    ...(begun ? [part("due", ...due(summary.due, review))] : []),
    ...(begun ? [part("sure", ...drawCalibration(summary.calibration))] : []),
    part("chapters", ...summary.chapters.map(chapter)),
    part("left", make("p", "", left(summary))),
    make("details", "os-how-worked", make("summary", "", sayOwn("how")), make("div", "os-says", ...how(ladder))),
  ];
}

/** @param {string} name @param {...Node} children */
function part(name, ...children) {
  return make("section", `os-mine-part os-mine-${name}`, make("h2", "os-mine-title", sayOwn(name)), ...children);
}

/** @param {Summary} summary */
function soFar({ answered, questions, days, minutes }) {
  const when = sayOwn("on-days", { count: days });
  const first = sayOwn(answered ? "so-far" : "begun", { count: answered, questions, when });
  return minutes ? `${first} ${sayOwn("minutes", { count: minutes })}` : first;
}

/** @param {Due} due @param {string} review */
function due({ now, waiting, done_today, coming, changed }, review) {
  const asked = changed.filter((name) => now.includes(name)).length;
  const none = waiting ? sayOwn("due-share", { count: waiting }) : sayOwn("due-none");
  const said = [now.length ? sayOwn("due-now", { count: now.length, minutes: minutesFor(now.length) }) : none];
  if (asked) said.push(sayOwn("due-changed", { count: asked }));
  if (waiting && now.length) said.push(sayOwn("due-waiting", { count: waiting }));
  if (done_today) said.push(sayOwn("due-done", { count: done_today }));
  const later = [
    ["coming-tomorrow", count(coming, 1, 1)], ["coming-week", count(coming, 2, 7)], ["coming-later", count(coming, 8)],
  ].flatMap(([name, found]) => (found ? [sayOwn(String(name), { count: found })] : []));
  const link = make("a", "os-to-review", sayOwn("to-review"));
  link.href = review;
  return [
    make("p", "", said.join(" ")),
    ...(now.length && review ? [make("p", "", link)] : []),
    ...(later.length ? [make("p", "os-soft", later.join(" "))] : []),
  ];
}

/** How many come back within these days. @param {Due["coming"]} coming @param {number} first @param {number} [last] */
function count(coming, first, last = Infinity) {
  return coming.reduce((sum, day) => sum + (day.in >= first && day.in <= last ? day.count : 0), 0);
}

/** How long questions take, in whole minutes. @param {number} questions */
export function minutesFor(questions) {
  return Math.max(1, Math.round((questions * SECONDS_EACH) / 60));
}

/** @param {Chapter} chapter */
function chapter({ number, title, href, answered, questions, lived, stories, done, minutes_left, objectives }) {
  const link = make("a", "", `${number}. ${title}`);
  link.href = href;
  const mark = done ? [" ", make("span", "os-done", sayOwn("chapter-done"))] : [];
  const begun = [
    sayOwn("chapter-questions", { count: questions, answered }),
    ...(stories ? [sayOwn("chapter-stories", { count: stories, lived })] : []),
    ...(minutes_left ? [sayOwn("chapter-left", { time: timeFor(minutes_left) })] : []),
  ];
  const open = sayOwn("chapter-open", {
    count: questions, stories: sayOwn("stories", { count: stories }), time: timeFor(minutes_left),
  });
  const tally = { firm: 0, shaky: 0, "not-met": 0 };
  for (const { state } of objectives) tally[state] += 1;
  const name = sayOwn("goals-picture", { firm: tally.firm, shaky: tally.shaky, open: tally["not-met"] });
  return make("div", "os-chapter",
    make("h3", "os-chapter-title", link, ...mark),
    make("p", "os-soft", `${answered || lived ? begun.join(", ") : open}.`),
    make("details", "os-goals",
      make("summary", "", shapes(name, objectives.map(({ state }) => state)), make("span", "", sayOwn("chapter-goals"))),
      make("ul", "", ...objectives.map(goal))));
}

/** @param {Goal} goal */
function goal({ text, state, right, questions }) {
  const item = make("li", "os-goal", make("span", "os-goal-state", sayOwn(`state-${state}`)), ` ${text} `,
    make("span", "os-soft", `(${sayOwn("goal-count", { count: questions, right })})`));
  item.dataset.goal = state;
  return item;
}

/** @param {Summary} summary */
function left({ chapters }) {
  const questions = chapters.reduce((sum, { questions, answered }) => sum + questions - answered, 0);
  const minutes = chapters.reduce((sum, { minutes_left }) => sum + minutes_left, 0);
  if (!minutes) return sayOwn("left-none");
  return sayOwn(questions ? "left-some" : "left-stories", { count: questions, time: timeFor(minutes) });
}

/** Minutes in words that nobody plans a day by. @param {number} minutes */
function timeFor(minutes) {
  if (minutes < 90) return sayOwn("time-minutes", { count: minutes });
  return sayOwn("time-hours", { count: Math.round(minutes / 60) });
}

/** @param {{days: number[]}} ladder */
function how({ days }) {
  const [first, ...later] = days;
  return ["how-day", "how-firm", "how-ladder", "how-few"]
    .map((name) => make("p", "", sayOwn(name, { first, later: later.join(", "), least: LEAST })));
}
