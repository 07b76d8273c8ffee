// What the browser remembers: an answer is in the database or in storage, whatever of the two there is.
import assert from "node:assert/strict";
import test from "node:test";
import { memory } from "../../onesided/frontend/memory.mjs";
import { wholeMemory } from "../../onesided/frontend/memory-whole.mjs";
import { attemptAt, browserOf, storageOf } from "./browsers.mjs";

const RECORD = "onesided.record.v1";
const QUIZ = "a/quiz";
const [one, two, three] = [1, 2, 3].map((number) => attemptAt(number));
const open = (browser, quizzes = [QUIZ]) => {
  const tab = browser.tab();
  return wholeMemory(memory(quizzes, tab), tab);
};
/** What a tab knows once nothing is on its way any more. */
const settled = async (tab) => (await tab.all(), await tab.ready, tab.recall());
const sorted = (attempts) => [...attempts].sort((a, b) => (a.time < b.time ? -1 : 1));
const kept = (browser) => JSON.parse(browser.storage.getItem(RECORD) ?? "[]");
const spoiltFactory = (error) => ({
  open() {
    const asked = { readyState: "done", error };
    queueMicrotask(() => asked.onerror());
    return asked;
  },
});

test("what is remembered is there at once, and on the next visit", async () => {
  const browser = browserOf();
  const here = open(browser);
  here.remember([one]);
  assert.deepEqual(here.recall(), [one]);
  await settled(here);
  assert.equal(browser.storage.getItem(RECORD), null, "it lies in the database, and in nothing else");
  const next = open(browser);
  next.remember([one, two]);
  assert.deepEqual(sorted(await settled(next)), [one, two]);
  assert.deepEqual(sorted(await next.all()), [one, two]);
  assert.equal(next.notice(), "");
});

test("whoever leaves at once loses nothing", async () => {
  const browser = browserOf();
  open(browser).remember([one]);
  assert.deepEqual(kept(browser), [one], "in storage before anything has to be waited for");
  assert.deepEqual(await settled(open(browser)), [one]);
});

test("a page has its own quizzes at hand, and all of them when asked", async () => {
  const browser = browserOf();
  const story = attemptAt(4, { name: "the-gift", verdict: null });
  await open(browser).add([one, attemptAt(5, { name: "b/quiz#item" }), story]);
  const page = open(browser, [QUIZ, "the-gift"]);
  assert.deepEqual(sorted(await settled(page)), [one, story]);
  assert.deepEqual(page.recall(["the-gift"]), [story]);
  assert.deepEqual(page.recall(["b/quiz"]), []);
  assert.equal((await page.all()).length, 3);
});

test("listeners hear when the database has answered, and of each change, until they stop", async () => {
  const browser = browserOf();
  await open(browser).add([one]);
  const page = open(browser);
  assert.deepEqual(page.recall(), []);
  const heard = [];
  const stop = page.listen((erased) => heard.push([erased, page.recall().length]));
  await settled(page);
  assert.deepEqual(heard[0], [false, 1]);
  page.keepSettings({ reasons: "at-end" });
  assert.equal(heard.length, 2);
  stop();
  page.remember([two]);
  assert.equal(heard.length, 2);
});

test("two tabs agree, whoever answers", async () => {
  const browser = browserOf();
  const [here, there] = [open(browser), open(browser)];
  await Promise.all([settled(here), settled(there)]);
  here.remember([one]);
  there.remember([two]);
  await settled(here);
  await settled(there);
  await new Promise((done) => setTimeout(done, 20));
  for (const tab of [here, there]) {
    assert.deepEqual(sorted(tab.recall()), [one, two]);
    assert.deepEqual(sorted(await tab.all()), [one, two]);
  }
});

test("an older list in storage moves into the database once, whole and in today's form", async () => {
  const { hints, seconds, host, ...older } = one;
  const browser = browserOf({ storage: storageOf({ [RECORD]: JSON.stringify([older, two]) }) });
  assert.deepEqual(open(browser).recall(), [older, two], "before the database has answered");
  const [first, second] = [open(browser), open(browser)];
  await Promise.all([settled(first), settled(second)]);
  assert.deepEqual(kept(browser), []);
  assert.deepEqual(sorted(await first.all()), [{ ...older, hints: 0, seconds: null, host: null }, two]);
});

for (const [why, databases] of [
  ["there is no database", null],
  ["the browser's name for it is empty", false],
  ["opening it throws", { open() { throw new DOMException("Private.", "InvalidStateError"); } }],
  ["opening it fails", spoiltFactory(new DOMException("Spoilt.", "UnknownError"))],
]) {
  test(`where ${why}, storage keeps everything`, async () => {
    const browser = browserOf({ databases });
    const page = open(browser);
    page.remember([one]);
    await settled(page);
    page.remember([one, two]);
    assert.deepEqual(await settled(page), [one, two]);
    assert.deepEqual(kept(browser), [one, two]);
    assert.deepEqual(await settled(open(browser)), [one, two]);
    assert.deepEqual(await page.add([two, three]), { added: 1, known: 1 });
    assert.deepEqual(await page.all(), [one, two, three]);
    assert.equal(page.notice(), "");
    assert.equal(await page.erase(), !databases, "a database that may hold something and cannot be reached is not gone");
    assert.deepEqual(await open(browser).all(), []);
  });
}

test("a database of a later version is left alone, and storage keeps what is answered", async () => {
  const browser = browserOf();
  const later = await new Promise((done) => {
    const asked = browser.databases.open("onesided", 7);
    asked.onupgradeneeded = () => asked.result.createObjectStore("other").put("theirs", "key");
    asked.onsuccess = () => done(asked.result);
  });
  const page = open(browser);
  page.remember([one]);
  assert.deepEqual(await settled(page), [one]);
  assert.deepEqual(kept(browser), [one]);
  const theirs = await new Promise((done) => {
    const asked = later.transaction("other").objectStore("other").get("key");
    asked.onsuccess = () => done(asked.result);
  });
  assert.equal(theirs, "theirs");
  later.close();
  assert.equal(await page.erase(), true);
  assert.deepEqual((await browser.databases.databases()).map(({ version }) => version), []);
});

test("a tab does not stand in the way of a later version, and goes on with storage", async () => {
  const browser = browserOf();
  const page = open(browser);
  page.remember([one]);
  await settled(page);
  await new Promise((done, fail) => {
    const asked = browser.databases.open("onesided", 2);
    asked.onsuccess = () => done(asked.result.close());
    asked.onblocked = fail;
  });
  page.remember([two]);
  assert.deepEqual(sorted(await settled(page)), [one, two]);
  assert.deepEqual(kept(browser), [two]);
});

test("a database without its store, or with spoilt leaves, is passed over and lost on nobody", async () => {
  const empty = browserOf();
  await new Promise((done) => {
    const asked = empty.databases.open("onesided", 1);
    asked.onsuccess = () => done(asked.result.close());
  });
  const poor = open(empty);
  poor.remember([one]);
  assert.deepEqual(await settled(poor), [one]);
  assert.deepEqual(kept(empty), [one]);

  const browser = browserOf();
  await open(browser).add([one]);
  const base = await new Promise((done) => {
    const asked = browser.databases.open("onesided", 1);
    asked.onsuccess = () => done(asked.result);
  });
  const leaves = [{ quiz: QUIZ }, { quiz: QUIZ, text: 7 },
    { quiz: QUIZ, text: `{no JSON\n${JSON.stringify(two)}\nnull\n3\n${JSON.stringify({ ...three, digest: 5 })}` }];
  const change = base.transaction("attempts", "readwrite");
  leaves.forEach((leaf) => change.objectStore("attempts").put(leaf));
  await new Promise((done) => (change.oncomplete = done));
  base.close();
  const page = open(browser);
  assert.deepEqual(sorted(await settled(page)), [one, two]);
  assert.deepEqual(sorted(await page.all()), [one, two]);
  assert.deepEqual(await page.add([two, attemptAt(4)]), { added: 1, known: 1 });
});

test("where storage is missing or full, the database keeps everything", async () => {
  for (const storage of [null, storageOf({}, 3), undefined]) {
    const browser = browserOf({ storage });
    const page = open(browser);
    page.remember([one]);
    assert.deepEqual(page.recall(), [one]);
    assert.deepEqual(await settled(page), [one]);
    assert.equal(page.notice(), "");
    assert.deepEqual(await settled(open(browser)), [one]);
  }
});

test("where nothing can be kept, the page remembers until it is closed, and says so", async () => {
  for (const storage of [null, storageOf({}, 0), { ...storageOf(), forgets: true }]) {
    const browser = browserOf({ storage, databases: null, channels: false });
    const page = open(browser);
    let heard = "";
    page.listen(() => (heard = page.notice()));
    page.remember([one]);
    page.remember([one, two]);
    await page.ready;
    assert.deepEqual(await page.all(), [one, two]);
    assert.deepEqual(page.recall(), [one, two]);
    assert.equal(page.notice(), "no-memory");
    assert.equal(heard, "no-memory");
    if (!storage?.forgets) assert.equal(page.learner(), "");
    assert.equal(await page.add([three]), null);
  }
});

test("what the database cannot take stays in storage, and what storage cannot take is said to be lost", async () => {
  for (const [storage, notice] of [[storageOf(), ""], [storageOf({}, 3), "no-memory"]]) {
    const browser = browserOf({ storage });
    const page = open(browser);
    await settled(page);
    browser.databases._databases.forEach((base) => {
      base.rawObjectStores.get("attempts").storeRecord = () => {
        throw new DOMException("No room.", "QuotaExceededError");
      };
    });
    page.remember([one]);
    assert.deepEqual(await settled(page), [one]);
    assert.equal(page.notice(), notice);
    assert.deepEqual(kept(browser), notice ? [] : [one]);
  }
});

for (const spoilt of ["", "{", "null", "3", '"x"', "{}", "[null, 3, {}]", "[[]]"]) {
  test(`a spoilt list in storage (${spoilt}) is no list, and a new one can be made`, async () => {
    const browser = browserOf({ storage: storageOf({ [RECORD]: spoilt }), databases: null });
    assert.deepEqual(open(browser).recall(), []);
    open(browser).remember([one]);
    assert.deepEqual(await settled(open(browser)), [one]);
  });
}

test("added attempts are a union, in any order and however often, on as many leaves as they need", async () => {
  const many = Array.from({ length: 1500 }, (_, number) => attemptAt(number, { name: `a/quiz#item-${number % 3}` }));
  const browser = browserOf();
  const page = open(browser);
  assert.deepEqual(await page.add(many.slice(500)), { added: 1000, known: 0 });
  assert.deepEqual(await page.add([...many].reverse()), { added: 500, known: 1000 });
  assert.deepEqual(await page.add(many), { added: 0, known: 1500 });
  assert.deepEqual(sorted(await settled(open(browser))), many);
  assert.deepEqual(sorted(await page.all()), many);
});

test("erased is erased: in the database, in storage, in this tab and in the others", async () => {
  const browser = browserOf();
  const [here, there] = [open(browser), open(browser)];
  here.learner();
  here.keepSettings({ reasons: "at-end" });
  here.keepDone(["a"]);
  here.remember([one]);
  await settled(here);
  await settled(there);
  const heard = [];
  there.listen((erased) => heard.push(erased));
  assert.equal(await here.erase(), true);
  assert.equal(heard.at(-1), true);
  for (const tab of [here, there, open(browser)]) {
    assert.deepEqual(await settled(tab), []);
    assert.deepEqual(await tab.all(), []);
    assert.deepEqual(tab.settings(), {});
    assert.deepEqual(tab.done(), []);
  }
  assert.deepEqual([...browser.storage.values.keys()].filter((name) => name !== "onesided.tried"), []);
  here.remember([two]);
  assert.deepEqual(await settled(open(browser)), [two]);
});

test("without a channel, other tabs hear of answers and of the end of the record from storage", async () => {
  const browser = browserOf({ databases: null, channels: false });
  const [here, there] = [open(browser), open(browser)];
  await Promise.all([settled(here), settled(there)]);
  here.remember([one]);
  browser.tellStorage({ key: RECORD, newValue: browser.storage.getItem(RECORD) });
  assert.deepEqual(there.recall(), [one]);
  await here.erase();
  browser.tellStorage({ key: "onesided.learner", newValue: null });
  assert.deepEqual(there.recall(), []);
});

test("settings are kept, by the page at least", () => {
  const browser = browserOf();
  assert.deepEqual(open(browser).settings(), {});
  open(browser).keepSettings({ reasons: "at-end" });
  assert.deepEqual(open(browser).settings(), { reasons: "at-end" });
  assert.deepEqual(JSON.parse(browser.storage.values.get("onesided.settings")), { reasons: "at-end" });
  for (const poor of [storageOf({}, 3), null]) {
    const page = open(browserOf({ storage: poor }));
    page.keepSettings({ reasons: "at-end" });
    assert.deepEqual(page.settings(), { reasons: "at-end" });
  }
  for (const spoilt of ["", "{", "null", "3", "[]"]) {
    assert.deepEqual(open(browserOf({ storage: storageOf({ "onesided.settings": spoilt }) })).settings(), {});
  }
});

test("the learner's seed stays the same, and differs from the next learner's", () => {
  const browser = browserOf();
  const seed = open(browser).learner();
  assert.ok(seed.length > 5);
  assert.equal(open(browser).learner(), seed);
  assert.notEqual(open(browserOf()).learner(), seed);
});

test("the chapters that are done are kept, and it is told whether that is new", () => {
  const browser = browserOf();
  const page = open(browser);
  assert.deepEqual(page.done(), []);
  assert.equal(page.keepDone([]), false);
  assert.equal(page.keepDone(["a", "b"]), true);
  assert.equal(page.keepDone(["a", "b"]), false);
  assert.deepEqual(open(browser).done(), ["a", "b"]);
  assert.deepEqual(open(browserOf({ storage: storageOf({ "onesided.done": "{" }) })).done(), []);
});
