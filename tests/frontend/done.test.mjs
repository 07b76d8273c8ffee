// Which chapters are complete, in a browser that may know more than one course.
import assert from "node:assert/strict";
import test from "node:test";
import { CHANGED, keepDone } from "../../onesided/frontend/done.mjs";

/** What is kept, and how often the page was told. @param {string[]} known @param {[string, boolean][]} chapters */
function kept(known, chapters) {
  let list = known;
  let told = 0;
  const page = new EventTarget();
  page.addEventListener(CHANGED, () => (told += 1));
  keepDone(page, {
    done: () => list,
    keepDone: (slugs) => String(slugs) !== String(list) && Boolean(list = slugs),
  }, chapters);
  return { list, told };
}

test("chapters of one course are kept, and what is known of others stays", () => {
  const known = ["one", "--ours/one", "two", "--theirs/one"];
  const found = kept(known, [["--ours/one", false], ["--ours/two", true]]);
  assert.deepEqual(found, { list: ["one", "two", "--theirs/one", "--ours/two"], told: 1 });
  assert.deepEqual(kept(known, [["one", false]]).list, ["--ours/one", "two", "--theirs/one"]);
  assert.deepEqual(kept([], [["one", true], ["two", false]]), { list: ["one"], told: 1 });
});

test("where nothing is new, nothing is told", () => {
  for (const chapters of [[], [["one", true]], [["three", false]]]) {
    assert.deepEqual(kept(["one", "--ours/one"], chapters), { list: ["one", "--ours/one"], told: 0 });
  }
});
