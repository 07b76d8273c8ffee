// The model of a host may do anything; the quiz goes on.
import assert from "node:assert/strict";
import test from "node:test";
import { talkTo } from "../../onesided/frontend/seam.mjs";

const one = { uuid: "1" };
const two = { uuid: "2" };
const fails = () => {
  throw new Error("no kernel");
};
console.warn = () => {};

function model(changes = {}) {
  const values = { attempts: [one], learner: "seed" };
  const listeners = [];
  return {
    values, listeners, saved: 0,
    get: (name) => values[name],
    set: (name, value) => void (values[name] = value),
    save_changes() {
      this.saved++;
    },
    on: (event, listen) => listeners.push([event, listen]),
    off: (event, listen) => listeners.splice(listeners.findIndex(([, known]) => known === listen), 1),
    ...changes,
  };
}

test("what is added is set, saved and there", () => {
  const host = model();
  const seam = talkTo(host);
  seam.add([two]);
  assert.deepEqual(seam.attempts(), [one, two]);
  assert.deepEqual(host.values.attempts, [one, two]);
  assert.equal(host.saved, 1);
  assert.equal(seam.text("learner"), "seed");
  assert.equal(seam.text("occasion"), "");
});

test("a host that cannot save costs memory and no answer", () => {
  for (const broken of [{ save_changes: fails }, { set: fails }, { get: fails }, { set() {} }]) {
    const seam = talkTo(model(broken));
    seam.add([two]);
    assert.deepEqual(seam.attempts().at(-1), two);
  }
});

test("what the host holds is what counts, where it is a list at all", () => {
  for (const odd of [undefined, null, 3, "x", {}]) assert.deepEqual(talkTo(model({ get: () => odd })).attempts(), []);
  const host = model();
  const seam = talkTo(host);
  seam.add([two]);
  host.values.attempts = [one, two, { uuid: "3" }];
  assert.equal(seam.attempts().length, 3);
});

test("settings go to the host, beside those that it has, and hold where it keeps none", () => {
  const host = model();
  host.values.settings = { other: "x" };
  const seam = talkTo(host);
  assert.deepEqual(seam.settings(), { other: "x" });
  seam.keepSettings({ reasons: "at-end" });
  assert.deepEqual(host.values.settings, { other: "x", reasons: "at-end" });
  assert.equal(host.saved, 1);
  host.values.settings = { reasons: "at-once" };
  assert.equal(seam.settings().reasons, "at-once");
  for (const broken of [{ save_changes: fails }, { set: fails }, { get: fails }, { set() {} }]) {
    const lone = talkTo(model(broken));
    lone.keepSettings({ reasons: "at-end" });
    assert.equal(lone.settings().reasons, "at-end");
  }
  for (const odd of [null, 3, true]) assert.deepEqual(talkTo(model({ get: () => odd })).settings(), {});
});

test("attempts come oldest first, whatever order the host holds them in", () => {
  const [early, late] = [{ uuid: "1", time: "2026-01-01T00:00:00.000Z" }, { uuid: "2", time: "2026-01-02T00:00:00.000Z" }];
  assert.deepEqual(talkTo(model({ get: () => [late, null, early] })).attempts(), [early, late]);
});

test("the host says where this is, and anything else is a page", () => {
  for (const [host, said] of [["lab", "lab"], ["page", "page"], ["", "page"], [undefined, "page"], [7, "page"]]) {
    assert.equal(talkTo(model({ get: () => host })).host(), said);
  }
  assert.equal(talkTo(model({ get: fails })).host(), "page");
});

test("what was added or chosen is forgotten with the record, and views hear of it afterwards", () => {
  const host = model({ set() {} });
  const seam = talkTo(host);
  let shown = [];
  const stop = seam.on("change:attempts", () => (shown = [seam.attempts().length, Object.keys(seam.settings()).length]));
  seam.add([two]);
  seam.keepSettings({ reasons: "at-end" });
  assert.deepEqual([seam.attempts().length, seam.settings().reasons], [2, "at-end"]);
  host.values.attempts = [];
  host.listeners.filter(([event]) => event === "change:erased").forEach(([, listen]) => listen());
  assert.deepEqual(shown, [0, 0]);
  stop();
  assert.equal(host.listeners.length, 0);
});

test("a question goes to the host and its answer comes back, where the host can", () => {
  const sent = [];
  const host = model({ send: (message) => sent.push(message) });
  const seam = talkTo(host);
  const heard = [];
  const stop = seam.onAnswer((message) => heard.push(message));
  seam.ask({ ask: "download" });
  host.listeners.find(([event]) => event === "msg:custom")[1]({ answer: "erased" }, "more", "than that");
  assert.deepEqual([sent, heard], [[{ ask: "download" }], [{ answer: "erased" }]]);
  stop();
  assert.equal(host.listeners.length, 0);
  talkTo(model()).ask({ ask: "erase" });
  talkTo(model({ send: fails })).ask({ ask: "erase" });
  talkTo(model({ on: fails })).onAnswer(() => {})();
});

test("a value is asked for and kept, whatever the host does", () => {
  const host = model();
  talkTo(host).keep("left", true);
  assert.equal(host.values.left, true);
  assert.equal(talkTo(host).value("left"), true);
  assert.equal(talkTo(model({ get: fails })).value("left"), undefined);
});

test("listeners get no arguments and can be stopped, even where stopping fails", () => {
  const host = model();
  const heard = [];
  const stop = talkTo(host).on("change:attempts", (...given) => heard.push(given));
  host.listeners[0][1]("an", "event");
  assert.deepEqual(heard, [[]]);
  stop();
  assert.equal(host.listeners.length, 0);
  talkTo(model({ off: fails })).on("change:attempts", () => {})();
  talkTo(model({ on: fails })).on("change:attempts", () => {})();
});
