// A platform is told what SCORM 1.2 can say, when it can be said, and is trusted with nothing.
import assert from "node:assert/strict";
import test from "node:test";
import { newAttempt } from "../../onesided/frontend/attempts.mjs";
import { connect, findApi } from "../../onesided/frontend/scorm-api.mjs";
import { attemptsOfQuiz, keptOfQuiz } from "../../onesided/frontend/scorm-kept.mjs";
import { reporter } from "../../onesided/frontend/scorm-report.mjs";
import { interaction, timespan } from "../../onesided/frontend/scorm-said.mjs";
import { quizStanding } from "../../onesided/frontend/scorm-standing.mjs";
import { judge } from "../../onesided/frontend/verdict.mjs";

const DIGEST = "11112222-33334444";

/** A platform over a plain object; what is in `but` takes the place of its functions. */
function apiOf(values = {}, but = {}) {
  const log = [];
  const api = {
    LMSInitialize: () => "true",
    LMSFinish: () => (log.push("finish"), "true"),
    LMSGetValue: (name) => values[name] ?? "",
    LMSSetValue: (name, value) => ((values[name] = value), "true"),
    LMSCommit: () => (log.push("commit"), "true"),
    LMSGetLastError: () => "0",
    ...but,
  };
  return { api, values, log };
}

const key = { type: "choice", options: 3, key: 1 };
const places = ["one", "two"].map((item) => ({ name: `quiz#${item}`, occasion: "scorm", digest: DIGEST }));
const items = new Map(places.map(({ name }) => [name.split("#")[1], { key, digest: DIGEST }]));
const piece = {
  restore: (kept) => attemptsOfQuiz(kept, "quiz", "scorm", items),
  keep: (attempts) => keptOfQuiz(attempts, new Map([...items].map(([item, { key: its }]) => [item, its]))),
  standing: (attempts) => quizStanding(places.map((place) => ({ place, key })), attempts),
  say: (attempt) => (attempt.response === null ? [] : interaction(attempt.name.split("#")[1], key, attempt)),
};
const answer = (index, response) => newAttempt(places[index], response, judge(key, response), { seconds: 2.5 });

test("half a quiz is half the credit, all of it completes it, and a score never falls", () => {
  const { api, values, log } = apiOf({ "cmi.core.lesson_status": "not attempted" });
  const report = reporter(connect(api), piece, () => 90_500);
  report.tell([], []);
  assert.equal(values["cmi.core.lesson_status"], "incomplete");
  const attempts = [answer(0, 1)];
  report.tell(attempts, attempts);
  assert.equal(values["cmi.core.score.raw"], "50");
  assert.equal(values["cmi.core.lesson_status"], "incomplete");
  attempts.push(answer(1, 1));
  report.tell(attempts, attempts.slice(-1));
  assert.equal(values["cmi.core.score.raw"], "100");
  assert.deepEqual([values["cmi.core.score.min"], values["cmi.core.score.max"]], ["0", "100"]);
  assert.equal(values["cmi.core.lesson_status"], "completed");
  attempts.push(answer(1, 0));
  report.tell(attempts, attempts.slice(-1));
  attempts.push(newAttempt(places[0], null, null));
  report.tell(attempts, attempts.slice(-1));
  assert.equal(values["cmi.core.score.raw"], "100");
  assert.equal(values["cmi.core.lesson_status"], "completed");
  assert.equal(values["cmi.core.exit"], "suspend");
  assert.equal(values["cmi.interactions.0.id"], "one");
  assert.equal(values["cmi.interactions.2.student_response"], "0");
  assert.ok(!("cmi.interactions.3.id" in values), "a fresh start is no answer");
  report.end();
  assert.deepEqual(log, [...Array(5).fill("commit"), "finish"]);
});

test("who comes back goes on where they were", () => {
  const values = {};
  const before = reporter(connect(apiOf(values).api), piece);
  before.tell([answer(0, 2)], [answer(0, 2)]);
  const after = reporter(connect(apiOf(values).api), piece);
  assert.deepEqual(after.resumed().map(({ name, response }) => [name, response]), [["quiz#one", 2]]);
  assert.equal(values["cmi.core.score.raw"], "0");
});

test("interactions go on from those that the platform has", () => {
  const { api, values } = apiOf({ "cmi.interactions._count": 4 });
  reporter(connect(api), piece).tell([answer(0, 1)], [answer(0, 1)]);
  assert.equal(values["cmi.interactions.4.id"], "one");
});

test("with a mastery score, half a quiz is not judged", () => {
  const { api, values } = apiOf({ "cmi.student_data.mastery_score": "80" });
  const report = reporter(connect(api), piece);
  report.tell([answer(0, 1)], [answer(0, 1)]);
  assert.ok(!("cmi.core.score.raw" in values));
  report.tell([answer(0, 1), answer(1, 1)], []);
  assert.equal(values["cmi.core.score.raw"], "100");
  assert.equal(values["cmi.core.lesson_status"], "completed");
});

test("what the platform has judged is left alone", () => {
  for (const status of ["passed", "failed", "completed"]) {
    const { api, values } = apiOf({ "cmi.core.lesson_status": status, "cmi.core.score.raw": "70" });
    reporter(connect(api), piece).tell([answer(0, 1)], [answer(0, 1)]);
    assert.equal(values["cmi.core.lesson_status"], status);
    assert.equal(values["cmi.core.score.raw"], "70");
  }
});

test("who only looks is told nothing of", () => {
  const { api, values, log } = apiOf({ "cmi.core.lesson_mode": "review" });
  const report = reporter(connect(api), piece);
  report.tell([answer(0, 1)], [answer(0, 1)]);
  assert.deepEqual(Object.keys(values), ["cmi.core.lesson_mode"]);
  report.end();
  assert.deepEqual(log, ["finish"]);
});

const throws = () => {
  throw new Error("No platform today.");
};
const bad = {
  "is not there": null,
  "throws at once": apiOf({}, { LMSInitialize: throws }).api,
  "throws later": apiOf({}, { LMSSetValue: throws, LMSGetValue: throws, LMSCommit: throws, LMSFinish: throws }).api,
  "refuses": apiOf({}, { LMSInitialize: () => "false" }).api,
  "refuses what is to be kept": apiOf({}, { LMSSetValue: (name) => String(!name.includes("suspend")) }).api,
  "says yes and keeps nothing": apiOf({}, { LMSSetValue: () => "true" }).api,
  "does not write down": apiOf({}, { LMSCommit: () => "false" }).api,
  "has no functions": {},
  "answers with rubbish": apiOf({}, { LMSGetValue: () => ({}), LMSSetValue: () => undefined }).api,
};
for (const [name, api] of Object.entries(bad)) {
  test(`a platform that ${name} costs what would be kept, and no more`, () => {
    const platform = connect(api);
    const report = reporter(platform, piece);
    assert.deepEqual(report.resumed(), []);
    report.tell([answer(0, 1)], [answer(0, 1)]);
    report.end();
    assert.equal(platform.keeps(), false);
  });
}

test("a platform that does as it should is said to keep", () => {
  const platform = connect(apiOf().api);
  reporter(platform, piece).tell([answer(0, 1)], [answer(0, 1)]);
  assert.equal(platform.keeps(), true);
});

test("a platform that could not write down once, and can again, has lost nothing", () => {
  let works = false;
  const { api, values } = apiOf({}, { LMSCommit: () => String(works) });
  const platform = connect(api);
  const report = reporter(platform, piece);
  report.tell([answer(0, 1)], [answer(0, 1)]);
  assert.equal(platform.keeps(), false);
  works = true;
  report.tell([answer(0, 1), answer(1, 1)], [answer(1, 1)]);
  assert.equal(platform.keeps(), true);
  assert.equal(JSON.parse(values["cmi.suspend_data"]).answers.length, 2);
});

test("the API is found around this window, then around the one that opened it", () => {
  const { api } = apiOf();
  const top = { API: api };
  top.parent = top;
  const middle = { parent: top };
  assert.equal(findApi({ parent: middle }), api);
  const alone = { opener: { parent: middle } };
  alone.parent = alone.top = alone;
  assert.equal(findApi(alone), api);
  const nobody = {};
  nobody.parent = nobody.top = nobody;
  assert.equal(findApi(nobody), null);
  const fenced = { get parent() { throw new Error("another origin"); } };
  assert.equal(findApi(fenced), null);
  const circle = {};
  circle.parent = { parent: circle };
  assert.equal(findApi(circle), null);
});

test("answers are said in the standard's words", () => {
  const said = (itsKey, response) => Object.fromEntries(
    interaction("an-item", itsKey, { response, verdict: judge(itsKey, response), seconds: null }, new Date(2026, 0, 2, 3, 4, 5)));
  const pattern = "correct_responses.0.pattern";
  assert.deepEqual(said(key, 1), { id: "an-item", time: "03:04:05", type: "choice", result: "correct", [pattern]: "1",
    student_response: "1" });
  const choices = said({ type: "choices", options: 12, key: [0, 11], credit: "parts" }, [11, 3, 0]);
  assert.deepEqual([choices.student_response, choices[pattern], choices.result], ["0,3,b", "0,b", "0.5"]);
  assert.equal(said({ type: "true-false", key: true }, false).student_response, "f");
  const number = said({ type: "number", answer: 8, tolerance: 1, also: [] }, 8.5);
  assert.deepEqual([number.type, number.student_response, number[pattern], number.result], ["numeric", "8.5", "8", "correct"]);
  const match = said({ type: "match", rights: 3, key: [2, 0] }, [2, 1]);
  assert.deepEqual([match.type, match.student_response, match[pattern], match.result], ["matching", "0.2,1.1", "0.2,1.0", "0.5"]);
  const order = said({ type: "order", steps: 3 }, [2, 0, 1]);
  assert.deepEqual([order.type, order.student_response, order[pattern]], ["sequencing", "2,0,1", "0,1,2"]);
  const words = said({ type: "reflect" }, "Nobody is to read this");
  assert.deepEqual([words.type, words.result, "student_response" in words], ["performance", "neutral", false]);
  const point = said({ type: "scale", points: 5 }, 4);
  assert.deepEqual([point.type, point.result, "student_response" in point], ["likert", "neutral", false]);
});

test("time is said in hours, minutes, seconds and hundredths", () => {
  assert.equal(timespan(0), "0000:00:00.00");
  assert.equal(timespan(3725.678), "0001:02:05.68");
  assert.equal(timespan(59.999), "0000:01:00.00");
  assert.equal(timespan(-1), "0000:00:00.00");
  assert.match(timespan(1e12), /^\d{4}:\d\d:\d\d\.\d\d$/);
});
