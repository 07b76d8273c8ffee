// Which chapters are complete, in a browser that may know more than one course.
import assert from "node:assert/strict";
import test from "node:test";
import { markOf } from "../../onesided/frontend/attempts.mjs";
import { doneWith } from "../../onesided/frontend/done.mjs";

test("names of a course with a name begin with its mark, and no other names do", () => {
  assert.equal(markOf("--ours-3fa9c1/chapter/topic#item"), "--ours-3fa9c1/");
  assert.equal(markOf("--ours-3fa9c1/a-story"), "--ours-3fa9c1/");
  for (const name of ["", "chapter/topic#item", "a-story", "-ours/topic", "--ours", "a--b/topic"]) {
    assert.equal(markOf(name), "", name);
  }
});

test("the chapters of a course take the place of its own alone", () => {
  const known = ["one", "--ours/one", "two", "--theirs/one"];
  assert.deepEqual(doneWith("--ours/", ["two"], known), ["one", "two", "--theirs/one", "--ours/two"]);
  assert.deepEqual(doneWith("", ["three"], known), ["--ours/one", "--theirs/one", "three"]);
  assert.deepEqual(doneWith("--new/", [], []), []);
});
