// The keys of review. Every item that can be decided is [data-kind][data-id] inside [data-list]; each key does what a form of
// the page does, and works without a mouse. Nothing here runs without the write token of this app.
import { selected } from "/static/offsets.js";

const token = document.querySelector('meta[name="reportedly-token"]')?.content ?? "";
const say = (words) => {
  const place = document.getElementById("said");
  if (place) place.textContent = words;
};
const items = () => [...document.querySelectorAll("[data-list] [data-kind]")];
const chosen = () => document.activeElement?.closest?.("[data-kind]") ?? null;
const MERGE = "reportedly-merge";

/** Make `item` the one that keys are about. */
const focus = (item, scroll = true) => {
  if (!item) return;
  for (const other of document.querySelectorAll("[data-now]")) delete other.dataset.now;
  item.dataset.now = "";
  item.focus({ preventScroll: true });
  if (scroll) item.scrollIntoView({ block: "nearest" });
};

let waiting = Promise.resolve();
/** Go to another page, once every decision has been kept. */
const go = (href) => {
  waiting = waiting.then(() => location.assign(href));
};

/** The item `step` further on; with `open` the next one that nobody has decided. */
const move = (step, open = false) => {
  const list = items();
  let at = list.indexOf(chosen() ?? document.querySelector("[data-now]"));
  do at = at < 0 ? (step > 0 ? 0 : list.length - 1) : at + step;
  while (open && list[at] && list[at].dataset.done !== undefined);
  if (list[at]) return focus(list[at]);
  const further = step > 0 ? document.querySelector('a[rel="next"]') : document.querySelector('a[rel="prev"]');
  if (further) go(further.href);
  else say(step > 0 ? "This is the last one." : "This is the first one.");
};

/** The same list's neighbouring section (the next event's records, the next report). */
const leap = (step) => {
  const lists = [...document.querySelectorAll("[data-list]")].filter((l) => l.querySelector("[data-kind]"));
  const here = lists.indexOf(chosen()?.closest("[data-list]"));
  const other = lists[here < 0 ? 0 : here + step];
  if (other) return focus(other.querySelector("[data-kind]"));
  const link = document.querySelector(step > 0 ? 'a[rel="next"]' : 'a[rel="prev"]');
  if (link) go(link.href);
};

const send = async (path, told) => {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", "x-reportedly-token": token },
    body: JSON.stringify(told),
  });
  const held = await answer.json();
  if (!answer.ok) throw new Error(held.error?.message ?? answer.statusText);
  return held;
};

/** Show how the records of an answer stand. */
const mark = (item, status) => {
  const badge = item.querySelector(".badge");
  if (badge) {
    badge.textContent = status;
    badge.className = `badge s-${status}`;
  }
  if (status === "machine") delete item.dataset.done;
  else item.dataset.done = status;
};

const shown = (held, item) => {
  for (const other of items()) {
    const status = held.status[other.dataset.id];
    if (status) mark(other, status);
  }
  if (item?.dataset.kind === "event") mark(item, held.decision.action === "undo" ? "machine" : Object.values(held.status)[0]);
};

/** One decision after the other, in the order of the keys; the next item is at hand at once. */
const decide = (action) => {
  const item = chosen() ?? document.querySelector("[data-now]");
  if (!item || !token) return say(token ? "Choose an item with j first." : "This app was started for reading only.");
  const told = { action, target: item.dataset.id };
  item.dataset.done = action;
  waiting = waiting
    .then(() => send("/decide", told))
    .then((held) => {
      shown(held, item);
      const line = held.decision;
      say(`${line.action} ${line.kind} ${line.target}: kept as line ${line.id}. u takes it back.`);
      document.body.dataset.line = line.id;
    })
    .catch((error) => {
      delete item.dataset.done;
      say(`Not kept: ${error.message}`);
    });
  if (items().length > 1) move(1, true);
};

const undo = () => {
  waiting = waiting
    .then(() => send("/undo", {}))
    .then((held) => {
      const ids = new Set([held.decision.target, ...held.decision.records]);
      const item = items().find((i) => ids.has(i.dataset.id));
      shown(held, item?.dataset.kind === "event" ? item : null);
      if (item) focus(item);
      say(`Taken back: line ${held.decision.undoes}.`);
      document.body.dataset.line = held.decision.id;
    })
    .catch((error) => say(`Not taken back: ${error.message}`));
};

/** m marks an event; m on another one of the same type merges both. */
const merge = () => {
  const item = chosen();
  if (item?.dataset.kind !== "event") return say("m merges events: choose one in a list, then another.");
  const first = sessionStorage.getItem(MERGE);
  if (!first || first === item.dataset.id) {
    if (first) sessionStorage.removeItem(MERGE);
    else sessionStorage.setItem(MERGE, item.dataset.id);
    return say(first ? "No event is marked any more." : "Marked. m on another event merges the two; m again here unmarks.");
  }
  sessionStorage.removeItem(MERGE);
  waiting = waiting
    .then(() => send("/decide", { action: "merge", target: first, other: [item.dataset.id] }))
    .then((held) => location.assign(`/events/${encodeURIComponent(held.events[0])}`))
    .catch((error) => say(`Not merged: ${error.message}`));
};

const edit = (field = "") => {
  const item = chosen() ?? document.querySelector("[data-now]");
  const form = document.querySelector(field ? `#field-${field}` : "form.field");
  if (form) return form.querySelector("select, input:not([type=hidden])")?.focus();
  const link = item?.querySelector('a[data-act="edit"], a.button');
  if (link) location.assign(link.href + (field ? `#field-${field}` : ""));
  else if (item?.dataset.kind === "record")
    location.assign(`/records/${encodeURIComponent(item.dataset.id)}${field ? `#field-${field}` : ""}`);
  else if (item?.dataset.kind === "event") location.assign(`/events/${encodeURIComponent(item.dataset.id)}`);
};

const help = () => {
  const dialog = document.getElementById("help");
  if (!dialog) return;
  if (dialog.open) dialog.close();
  else dialog.showModal();
};

const KEYS = {
  a: () => decide("confirm"),
  x: () => decide("reject"),
  " ": () => move(1),
  u: undo,
  j: () => move(1),
  k: () => move(-1),
  J: () => leap(1),
  K: () => leap(-1),
  e: () => edit(),
  s: () => edit("attribution"),
  m: merge,
  "/": () => document.querySelector('[role="search"] input')?.focus(),
  "?": help,
};

document.addEventListener("keydown", (event) => {
  const where = event.target;
  const typing = where.matches?.("input, select, textarea, [contenteditable]");
  if (event.key === "Escape" && typing) return where.closest("[data-kind]") ? focus(where.closest("[data-kind]")) : where.blur();
  if (typing || event.ctrlKey || event.altKey || event.metaKey || (event.key === " " && where.matches?.("button, summary, a"))) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// Words marked in the text, kept while a button is pressed: pressing it takes the selection away in some browsers.
let words = null;
const text = document.getElementById("text");
document.addEventListener("selectionchange", () => {
  const now = text ? selected(text, document.getSelection()) : null;
  if (now) words = now;
});
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-mark]");
  if (!button) return;
  if (!words) return say("Mark words in the text first.");
  const form = button.closest("form");
  const row = button.dataset.mark;
  const put = (name, value) => {
    const field = form.elements[row ? `${row}.${name}` : name];
    if (field) field.value = value;
  };
  put("text", words.quote);
  put("start", String(words.start));
  put("name", words.quote);
  say(`“${words.quote}” is taken; save the field to keep it.`);
});
// Typed words stand where they are found, not where the old ones stood.
document.addEventListener("input", (event) => {
  const name = event.target.name ?? "";
  if (!event.isTrusted || !name.endsWith("text")) return;
  const start = event.target.form?.elements[`${name.slice(0, -4)}start`];
  if (start) start.value = "";
});

const first = location.hash.startsWith("#field-") ? null : (document.querySelector("[data-list] [data-kind]:not([data-done])") ?? items()[0]);
if (first && document.activeElement === document.body) focus(first, false);
if (location.hash.startsWith("#field-")) edit(location.hash.slice(7));
