// What is on view, kept in the address: a link reopens it, Back and Forward walk through it.
import { articles, factByKey, modalities, nodeByKey, sourceNames, statuses, types } from "./data.js";
import { isoDay } from "./text.js";

const typeNames = types.map((type) => (type.event ? "event " : "") + type.name);
/** What each filter may leave out; a filter keeps the numbers of what is left out. */
const FILTERS = { types: typeNames, articles: articles.map((article) => article.name), sources: sourceNames, statuses, modalities };

/** The view a page opens with. */
export function firstState() {
  return {
    view: "graph",
    mode: "overview",
    select: null, // { node } | { from, to } | { fact }, all by key
    off: { types: new Set(), articles: new Set(), sources: new Set(), statuses: new Set(), modalities: new Set(), relations: new Set() },
    from: null,
    to: null,
    undated: true,
    focus: null, // { node, depth }
    path: null, // { a, b }
    open: new Set(), // communities opened in a large graph
    all: false,
    lone: false,
    camera: null, // { x, y, scale }
  };
}

let current = firstState();
let position = 0;
let last = 0;
const listeners = [];

/** The view now. */
export function state() {
  return current;
}

/** Call `listener(state, previous)` after every change. */
export function onChange(listener) {
  listeners.push(listener);
}

/** Change the view. `remember: false` replaces the entry in the history instead of adding one. */
export function change(patch, { remember = true } = {}) {
  const previous = current;
  current = { ...current, ...patch };
  write(remember);
  for (const listener of listeners) listener(current, previous);
}

/** Note where the camera stands, without telling anyone. */
export function noteCamera(camera) {
  current = { ...current, camera };
  write(false);
}

function write(remember) {
  const hash = encode(current) || "#";
  if (remember) {
    position += 1;
    last = position;
  }
  const entry = { position, last };
  try {
    if (remember) history.pushState(entry, "", hash);
    else history.replaceState(entry, "", hash);
  } catch {
    // A page in a sandbox may not write its address; the view still changes.
  }
}

/** May one go back or forward? */
export function reach() {
  return { back: position > 0, forward: position < last };
}

/** Read the address at the start and whenever the reader goes back or forward. */
export function followAddress() {
  current = decode(location.hash);
  position = history.state?.position || 0;
  last = Math.max(last, history.state?.last || 0, position);
  addEventListener("popstate", (event) => {
    const previous = current;
    position = event.state?.position ?? position;
    last = Math.max(last, position);
    current = decode(location.hash);
    for (const listener of listeners) listener(current, previous);
  });
}

/** The fragment for a view; "" for the first view. */
export function encode(view) {
  const out = new URLSearchParams();
  if (view.view !== "graph") out.set("view", view.view);
  if (view.mode !== "overview") out.set("mode", view.mode);
  if (view.select?.node) out.set("node", view.select.node);
  if (view.select?.from) out.set("link", JSON.stringify([view.select.from, view.select.to]));
  if (view.select?.fact) out.set("fact", view.select.fact);
  for (const [filter, names] of Object.entries(FILTERS)) {
    if (view.off[filter].size) out.set(`no-${filter}`, JSON.stringify([...view.off[filter]].sort((a, b) => a - b).map((i) => names[i])));
  }
  if (view.off.relations.size) out.set("no-relations", "1");
  if (view.from !== null) out.set("from", isoDay(view.from));
  if (view.to !== null) out.set("to", isoDay(view.to));
  if (!view.undated) out.set("undated", "0");
  if (view.focus) out.set("around", JSON.stringify([view.focus.node, view.focus.depth]));
  if (view.path) out.set("path", JSON.stringify([view.path.a, view.path.b]));
  if (view.open.size) out.set("open", [...view.open].sort((a, b) => a - b).join(" "));
  if (view.all) out.set("all", "1");
  if (view.lone) out.set("unlinked", "1");
  if (view.camera) out.set("at", [Math.round(view.camera.x), Math.round(view.camera.y), view.camera.scale.toFixed(3)].join(" "));
  const text = out.toString();
  return text ? `#${text}` : "";
}

/** The view for a fragment; what it names that this graph lacks is passed over. */
export function decode(hash) {
  const view = firstState();
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  if (given.get("view") === "table") view.view = "table";
  if (given.get("mode") === "detail") view.mode = "detail";
  const link = list(given.get("link"));
  if (nodeByKey.has(given.get("node"))) view.select = { node: given.get("node") };
  else if (link.length === 2 && link.every((key) => nodeByKey.has(key))) view.select = { from: link[0], to: link[1] };
  else if (factByKey.has(given.get("fact"))) view.select = { fact: given.get("fact") };
  for (const [filter, names] of Object.entries(FILTERS)) {
    for (const name of list(given.get(`no-${filter}`))) if (names.includes(name)) view.off[filter].add(names.indexOf(name));
  }
  if (given.get("no-relations")) view.off.relations.add(0);
  view.from = day(given.get("from"));
  view.to = day(given.get("to"));
  view.undated = given.get("undated") !== "0";
  const around = list(given.get("around"));
  if (nodeByKey.has(around[0])) view.focus = { node: around[0], depth: Math.min(Math.max(Number(around[1]) || 1, 1), 6) };
  const path = list(given.get("path"));
  if (path.length === 2 && path.every((key) => nodeByKey.has(key))) view.path = { a: path[0], b: path[1] };
  for (const number of (given.get("open") || "").split(" ")) if (/^\d+$/.test(number)) view.open.add(Number(number));
  view.all = given.get("all") === "1";
  view.lone = given.get("unlinked") === "1";
  const [x, y, scale] = (given.get("at") || "").split(" ").map(Number);
  if (scale > 0 && Number.isFinite(x) && Number.isFinite(y)) view.camera = { x, y, scale };
  return view;
}

function list(text) {
  try {
    const value = JSON.parse(text || "[]");
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function day(text) {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text || "") ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isFinite(time) ? Math.round(time / 86400000) : null;
}
