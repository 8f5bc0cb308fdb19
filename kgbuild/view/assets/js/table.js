// The same facts as a table, for those who read rather than look.
import { choose } from "./actions.js";
import { facts } from "./data.js";
import { byId, el, fill } from "./dom.js";
import { counted, count, factLine, isoDay, modalityWord, nameOf, objectWords, outlet, plainDays, sourceList, statusIcon, statusWord } from "./text.js";

const PAGE = 100;
let sort = { column: null, down: false };
let pages = 1;

/** Columns: title, text of a cell, value to sort by. */
const COLUMNS = [
  ["Who", (fact) => nameOf(fact.subject)],
  ["Does what", (fact) => fact.verb],
  ["Whom or what", objectWords],
  ["When", (fact) => (fact.days ? `${fact.reported ? "reported " : ""}${plainDays(fact.days)}` : ""), (fact) => (fact.days ? isoDay(fact.days[0]) : "9")],
  ["Agreement", (fact) => `${statusIcon(fact.status)} ${statusWord(fact.status)}`, (fact) => fact.statusNumber],
  ["Put as", (fact) => modalityWord(fact.modality), (fact) => fact.modalityNumber],
  ["According to", (fact) => sourceList(fact).join(", ")],
  ["Articles", (fact) => [...new Set(fact.articles.map(outlet))].join(", ")],
  ["Confidence", (fact) => `${fact.confidence} %`, (fact) => -fact.confidence],
];

/** The facts a view tells: between actors in the overview, all of them in full detail. */
export function factsShown(view, scene) {
  const isolated = view.focus || view.path;
  return facts.filter((fact) => {
    if (!scene.facts.has(fact.id)) return false;
    const bare = !fact.role && fact.toNode && typeof fact.subject === "number" && fact.subject !== fact.event;
    if (view.mode === "overview" && !bare) return false;
    return !isolated || ((typeof fact.subject !== "number" || scene.nodes.has(fact.subject)) && (!fact.toNode || scene.nodes.has(fact.object)));
  });
}

/** Fill the table for a view. */
export function showTable(view, scene, fresh = true) {
  if (fresh) pages = 1;
  const shown = factsShown(view, scene);
  const value = sort.column === null ? null : COLUMNS[sort.column][2] || COLUMNS[sort.column][1];
  if (value) shown.sort((a, b) => compare(value(a), value(b)) * (sort.down ? -1 : 1) || a.id - b.id);
  else shown.sort((a, b) => b.support - a.support || b.confidence - a.confidence || a.id - b.id);
  const again = () => showTable(view, scene, false);
  const head = COLUMNS.map(([title], i) =>
    el("th", { scope: "col", "aria-sort": sort.column === i ? (sort.down ? "descending" : "ascending") : "none" }, el("button", { type: "button", onclick: () => ((sort = { column: i, down: sort.column === i && !sort.down }), again(), byId("table").querySelectorAll("th button")[i].focus()) }, title, el("span", { "aria-hidden": "true" }, sort.column === i ? (sort.down ? " ▾" : " ▴") : ""))),
  );
  const part = shown.slice(0, pages * PAGE);
  fill(
    byId("table"),
    el("p", { id: "table-count" }, `${count(part.length)} of ${counted(shown.length, "fact")} shown${view.mode === "overview" ? "; full event detail has more" : ""}`),
    el("table", { "aria-describedby": "table-count" }, el("caption", {}, "Facts, the best supported first; choose one to read its evidence"), el("thead", {}, el("tr", {}, head)), el("tbody", {}, part.map(row))),
    part.length < shown.length ? el("button", { type: "button", onclick: () => ((pages += 1), again()) }, `Show ${Math.min(PAGE, shown.length - part.length)} more`) : null,
  );
}

function compare(a, b) {
  return typeof a === "number" ? a - b : String(a).localeCompare(String(b), "en");
}

function row(fact) {
  const cells = COLUMNS.map(([title, text], i) => (i === 0 ? el("th", { scope: "row" }, el("button", { type: "button", class: "link", "aria-label": `Evidence: ${factLine(fact)}`, onclick: () => choose({ fact: fact.key }) }, text(fact))) : el("td", { "data-title": title }, text(fact))));
  return el("tr", { class: fact.status === "Disputed" ? "is-disputed" : "" }, cells);
}
