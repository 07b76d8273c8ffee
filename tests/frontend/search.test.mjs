// The search of the published book: unpacking its index, and which places a query leads to, the likeliest first.
import assert from "node:assert/strict";
import test from "node:test";
import { isLike, search } from "../../onesided/bookext/finding/rank.mjs";
import { folded, unpacked } from "../../onesided/bookext/finding/unpack.mjs";

/** A stemmer that knows the plural. */
const language = { stem: (word) => word.replace(/s$/, ""), stopwords: ["the", "a", "of", "is"] };
const told = {
  pages: [
    ["one.html", "Gifts and friends", 1, [
      ["page", "", "Gifts and friends", "How a gift is given."],
      ["section", "owing", "Owing", "Nothing is free."],
      ["quiz", "quiz", "What rises"],
      ["question", "quiz--which", "Which of the gifts on the table, laid out in a long row by the window, is a loan?"],
      ["story", "story", "The gift", "You are Leila."],
    ]],
    ["glossary.html", "Glossary", 0.9, [
      ["page", "", "Glossary"],
      ["term", "frame", "Frame", "the arrangements of the hour."],
      ["term", "alliance", "Alliance", "how two share the work."],
    ]],
    ["plan.html", "A plan", 0.5, [["page", "", "A plan", "An alliance of gift and frame."]]],
  ],
  // The words that are not shown: in "Owing" and in the plan; in "Owing"; in the question; in all places.
  words: "alliance gift parcel ribbon ribbons",
  leads: "1,7;1;3;3,5;4",
  common: "therapist therapists",
};
const index = unpacked(told, language);
const titles = (query) => search(index, query).places.map(({ title }) => title);

test("places know where they are", () => {
  const [question] = index.places.filter(({ kind }) => kind === "question");
  assert.equal(question.href, "one.html#quiz--which");
  assert.equal(question.page, "Gifts and friends");
  assert.equal(question.quiz, "What rises");
  assert.equal(index.places[0].href, "one.html");
  assert.equal(index.places[2].quiz, "");
});

test("steps from place to place are added up, and both forms of a word lead to all of its places", () => {
  assert.deepEqual([...index.leads.get("parcel").keys()], [3]);
  assert.deepEqual([...index.leads.get("ribbon").keys()].sort(), [3, 4, 8]);
});

test("a place that is called by the words comes before one that only names them", () => {
  const found = titles("gift");
  assert.equal(found[0], "The gift");
  assert.ok(found.indexOf("Gifts and friends") < found.indexOf("Owing"));
  assert.ok(found.includes("A plan"));
  assert.equal(titles("alliance")[0], "Alliance");
});

test("a short title counts for more than a long one", () => {
  const found = titles("gifts");
  assert.ok(found.indexOf("Gifts and friends") < found.findIndex((title) => title.startsWith("Which of")));
});

test("all words have to be there; where no place has them all, some will do, and it is said", () => {
  assert.deepEqual(titles("parcel gift").length, 1);
  assert.equal(search(index, "parcel gift").how, "all");
  const some = search(index, "parcel alliance zebra");
  assert.equal(some.how, "some");
  assert.ok(some.places.length > 1);
});

test("the last word may be unfinished, the others not", () => {
  assert.equal(titles("alli")[0], "Alliance");
  assert.equal(search(index, "alli").how, "all");
  assert.equal(search(index, "alli ").places.length, 0);
  assert.deepEqual(titles("a"), []);
});

test("a word that nothing has stands for one that is like it, and it is said", () => {
  const answer = search(index, "aliance");
  assert.equal(answer.places[0].title, "Alliance");
  assert.equal(answer.how, "like");
  assert.deepEqual([...answer.stems], ["alliance"]);
  assert.deepEqual(titles("xyzzy"), []);
});

test("a word that stands nearly everywhere does not decide, unless it is all that was asked", () => {
  assert.deepEqual(titles("therapist parcel"), titles("parcel"));
  assert.deepEqual(titles("therapist"), []);
});

test("nothing, and words that say nothing, lead nowhere", () => {
  for (const query of ["", "   ", "the of a", "?!", "%", "\\", "constructor", "__proto__"]) assert.deepEqual(titles(query), []);
});

test("accents and capitals make no difference", () => {
  assert.equal(folded("FLÜCKIGER Étude"), "fluckiger etude");
  assert.deepEqual(titles("ALLÍANCE"), titles("alliance"));
});

for (const [one, other, like] of [
  ["alliance", "aliance", true], ["aliance", "alliance", true], ["alliance", "allianse", true], ["alliance", "allaince", true],
  ["alliance", "alliances", true], ["alliance", "alliance", true], ["alliance", "allies", false], ["alliance", "aalliancee", false],
  ["bond", "dnob", false], ["bond", "bonnd", true], ["ab", "ba", true], ["abcd", "badc", false],
]) {
  test(`"${one}" is ${like ? "" : "not "}like "${other}"`, () => assert.equal(isLike(one, other), like));
}
