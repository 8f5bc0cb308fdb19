// The legend, which is also the filter: what colours and shapes mean, how many there are, and what to leave out.
import { clearFilters } from "./actions.js";
import { articles, entities, events, facts, modalities, sourceNames, statuses, types } from "./data.js";
import { byId, el, fill, svg } from "./dom.js";
import { filtered } from "./filters.js";
import { change, state } from "./state.js";
import { counted, count, modalityWord, outlet, plainDay, statusIcon, statusWord } from "./text.js";

const SEVERAL = 12; // longer lists get a box to narrow them
const SHAPES = {
  dot: "M8 2a6 6 0 1 0 .01 0z",
  square: "M3 3h10v10h-10z",
  triangle: "M8 2l6.5 11.5h-13z",
  triangleDown: "M8 14l6.5-11.5h-13z",
  diamond: "M8 1l7 7-7 7-7-7z",
  hexagon: "M4.5 2h7l3.5 6-3.5 6h-7l-3.5-6z",
  star: "M8 1l2 4.7 5 .4-3.8 3.3 1.2 5-4.4-2.700-4.400 2.700 1.200-5-3.800-3.300 5-.4z",
};

/** A small picture of a node's look. */
export function swatch(type) {
  const ring = type.event;
  const path = svg("path", { d: SHAPES[type.shape] || SHAPES.dot, class: ring ? "ring" : `slot-${type.slot}` });
  return svg("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", class: "swatch" }, path);
}

/** Build the filters once; `readyLegend` wires them, `showLegend` keeps them in step with a view. */
export function readyLegend() {
  const tally = (list, pick) => list.reduce((map, one) => ([pick(one)].flat().forEach((key) => map.set(key, (map.get(key) || 0) + 1)), map), new Map());
  const byType = tally([...entities, ...events], (node) => node.type);
  const groups = [
    group("types", "People, places, things", kindRows(byType)),
    group("types", "Events", types.map((type, i) => [i, type]).filter(([, type]) => type.event).map(([i, type]) => ({ value: i, label: type.label, amount: byType.get(type), mark: swatch(type) })), relationRow()),
    group("statuses", "Agreement", rows(statuses.map(statusWord), tally(facts, (fact) => fact.statusNumber), (i) => el("span", { class: `sign ${statuses[i].toLowerCase()}`, "aria-hidden": "true" }, statusIcon(statuses[i])))),
    group("modalities", "How it is put", rows(modalities.map(modalityWord), tally(facts, (fact) => fact.modalityNumber))),
    group("sources", "According to", rows(sourceNames, tally(facts, (fact) => fact.sources))),
    group("articles", "Articles", rows(articles.map((article, i) => `${outlet(i)}: ${article.title || article.name}${article.day === null ? "" : ` (${plainDay(article.day)})`}`), tally(facts, (fact) => fact.articles))),
  ];
  fill(byId("legend"), lineKey(), groups);
  byId("clear").addEventListener("click", clearFilters);
}

/** A row for each kind, which holds its types; a kind of one type is that type's row. */
function kindRows(byType) {
  const kinds = new Map();
  types.forEach((type, value) => {
    if (type.event) return;
    if (!kinds.has(type.top)) kinds.set(type.top, []);
    kinds.get(type.top).push({ value, type, label: type.label, amount: byType.get(type) });
  });
  const sorted = [...kinds.values()].sort((a, b) => a[0].type.slot - b[0].type.slot || a[0].type.top.localeCompare(b[0].type.top));
  return sorted.map((parts) => {
    const [{ type }] = parts;
    if (parts.length === 1) return { ...parts[0], mark: swatch(type), label: type.label === type.topLabel ? type.label : `${type.label} (${type.topLabel})` };
    return { label: type.topLabel, mark: swatch(type), amount: parts.reduce((sum, part) => sum + part.amount, 0), parts };
  });
}

function rows(labels, amounts, mark = () => null) {
  return labels.map((label, i) => ({ value: i, label, amount: amounts.get(i) || 0, mark: mark(i) })).filter((row) => row.amount);
}

function relationRow() {
  const amount = facts.filter((fact) => fact.event < 0).length;
  return amount ? [{ filter: "relations", value: 0, label: "relations without an event", amount }] : [];
}

function group(filter, title, list, extra = []) {
  const all = [...list, ...extra];
  if (!all.length) return null;
  const items = all.map((row) => (row.parts ? holder(filter, row) : item(row.filter || filter, row)));
  const narrow = all.length > SEVERAL ? el("input", { type: "search", class: "narrow", placeholder: "Narrow this list", "aria-label": `Narrow: ${title}`, oninput: (event) => items.forEach((one, i) => (one.hidden = !all[i].label.toLowerCase().includes(event.target.value.toLowerCase()))) }) : null;
  const set = (leaveOut) => () => {
    const off = { ...state().off };
    for (const row of all.flatMap((one) => one.parts || one)) {
      const name = row.filter || filter;
      off[name] = new Set(off[name]);
      if (leaveOut) off[name].add(row.value);
      else off[name].delete(row.value);
    }
    change({ off });
  };
  return el(
    "details",
    { class: "group", open: title === "People, places, things" || title === "Agreement" || title === "Events" },
    el("summary", {}, title),
    narrow,
    el("div", { class: "both" }, el("button", { type: "button", class: "link", onclick: set(false), "aria-label": `All: ${title}` }, "all"), el("button", { type: "button", class: "link", onclick: set(true), "aria-label": `None: ${title}` }, "none")),
    el("ul", {}, items),
  );
}

/** A kind with its types folded inside; its box ticks and unticks them all. */
function holder(filter, { label, mark, amount, parts }) {
  const values = parts.map((part) => part.value);
  const box = el("input", {
    type: "checkbox",
    checked: true,
    "data-filter": filter,
    "data-values": values.join(" "),
    "aria-label": `${label}, all kinds`,
    onchange: (event) => {
      const off = new Set(state().off[filter]);
      for (const value of values) event.target.checked ? off.delete(value) : off.add(value);
      change({ off: { ...state().off, [filter]: off } });
    },
  });
  const head = el("summary", { "aria-label": `${label}: ${parts.length} kinds` }, mark, el("span", { class: "what" }, label), el("span", { class: "amount" }, count(amount)));
  return el("li", { class: "holder" }, box, el("details", {}, head, el("ul", {}, parts.map((part) => item(filter, part)))));
}

function item(filter, { value, label, amount, mark }) {
  const box = el("input", {
    type: "checkbox",
    checked: true,
    "data-filter": filter,
    "data-value": value,
    onchange: (event) => {
      const off = { ...state().off, [filter]: new Set(state().off[filter]) };
      if (event.target.checked) off[filter].delete(value);
      else off[filter].add(value);
      change({ off });
    },
  });
  return el("li", {}, el("label", {}, box, mark, el("span", { class: "what" }, label), el("span", { class: "amount" }, count(amount || 0))));
}

function lineKey() {
  const line = (name, text) => el("li", {}, svg("svg", { viewBox: "0 0 40 12", width: 40, height: 12, "aria-hidden": "true", class: `key ${name}` }, svg("path", { d: "M1 6h36" })), el("span", {}, text));
  return el("details", { class: "group", open: true }, el("summary", {}, "Lines"), el("ul", { class: "keys" }, line("plain", "stated; thicker with more sources"), line("differ", "≠ sources differ"), line("denied", "denied, planned or possible")));
}

/** Tick what a view lets through, and say what is shown. */
export function showLegend(view, scene) {
  for (const box of byId("legend").querySelectorAll("input[type=checkbox]")) {
    const off = view.off[box.dataset.filter];
    const values = (box.dataset.values || box.dataset.value).split(" ").map(Number);
    const left = values.filter((value) => off.has(value)).length;
    box.checked = left < values.length;
    box.indeterminate = left > 0 && left < values.length;
  }
  byId("clear").hidden = !filtered(view);
  const shown = scene.nodes.size;
  const held = scene.groups.reduce((sum, one) => sum + one.count, 0);
  const parts = [`Showing ${count(shown)} of ${view.mode === "overview" ? `${count(scene.total)} actors and things` : counted(scene.total, "node")}`];
  if (scene.groups.length) parts.push(`${count(held)} more in ${counted(scene.groups.length, "closed community")}`);
  if (scene.unlinked && !view.lone) parts.push(`${count(scene.unlinked)} without a ${view.mode === "overview" ? "direct edge" : "line"}`);
  const hidden = scene.total - scene.matching - (view.lone ? 0 : scene.unlinked);
  if (hidden > 0) parts.push(`${count(hidden)} left out by filters`);
  if (view.focus || view.path) parts.push(view.path ? "shortest path" : `within ${counted(view.focus.depth, "step")}`);
  byId("shown").textContent = `${parts.join(" · ")} · ${count(scene.facts.size)} of ${counted(facts.length, "fact")}`;
}
