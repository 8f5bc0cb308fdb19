// The panel: whatever is chosen, told in full. It shows a node, a line, a fact, a path, or how to begin.
import { chooseNode, expand, isolate, choose, showEverything, showPath, toggleCommunity } from "./actions.js";
import { about, articles, disputed, facts, links, nodeByKey, factByKey, nodes, reasonsFor } from "./data.js";
import { byId, el, fill } from "./dom.js";
import { evidenceList, factCard, placed } from "./evidence.js";
import { openPicker } from "./picker.js";
import { showSparql } from "./sparql.js";
import { count, counted, factLine, modalityWord, objectWords, plainDays, statusIcon, statusWord } from "./text.js";

const FIRST = 40; // facts listed before "show all"

/** Fill the panel for a view. */
export function showPanel(view, scene) {
  const body = byId("panel-body");
  const { select } = view;
  if (select?.node) fill(body, nodePanel(nodeByKey.get(select.node), scene));
  else if (select?.from) fill(body, linkPanel(nodeByKey.get(select.from), nodeByKey.get(select.to)));
  else if (select?.fact) fill(body, factPanel(factByKey.get(select.fact)));
  else if (view.path) fill(body, pathPanel(view, scene));
  byId("panel").hidden = !(select || view.path);
  byId("panel").scrollTop = 0;
}

function heading(text, kind) {
  return [el("p", { class: "kind" }, kind), el("h2", { id: "panel-title", tabindex: "-1" }, text)];
}

function tools(...buttons) {
  return el("div", { class: "tools" }, buttons.filter(Boolean).map(([label, act]) => el("button", { type: "button", onclick: act }, label)));
}

function nodePanel(node, scene) {
  const about = node.facts.map((id) => facts[id]);
  const parts = [...heading(node.label, node.event ? `event · ${node.type.label}` : node.type.label)];
  if (scene && !scene.nodes.has(node.id)) parts.push(el("p", { class: "note" }, "Not in the picture now: filters, the view, or a closed community leave it out. ", el("button", { type: "button", class: "link", onclick: () => isolate(node.id) }, "Show it with its neighbours")));
  if (node.time) parts.push(el("p", {}, el("strong", {}, plainDays(node.time)), node.time[3] ? ` (worked out from “${node.time[2]}”)` : ""));
  parts.push(
    tools(
      ["Isolate neighbours", () => isolate(node.id)],
      ["Expand a step", () => expand(node.id)],
      ["Path to…", () => openPicker(`Shortest path from ${node.label} to`, (other) => showPath(node.id, other))],
      scene?.large ? ["Close its community", () => toggleCommunity(node.community, false)] : null,
      ["SPARQL", () => showSparql({ node: node.key })],
    ),
  );
  if (node.event) parts.push(eventSections(node, about));
  else parts.push(entitySections(node, about));
  parts.push(reasonsSection(node));
  return el("div", {}, parts);
}

function section(title, ...content) {
  return el("section", {}, el("h3", { class: "section" }, title), content);
}

function entitySections(node, mine) {
  const told = mine.filter((fact) => fact.event !== node.id);
  const direct = told.filter((fact) => !fact.role && fact.modality === "Asserted");
  const roles = told.filter((fact) => fact.role);
  const put = told.filter((fact) => !fact.role && fact.modality !== "Asserted");
  const parts = [];
  parts.push(section("Names", el("ul", { class: "names" }, [node.label, ...node.names].map((name) => el("li", {}, name))), el("p", { class: "note" }, `${counted(node.mentions, "mention")} in ${counted(node.articles.length, "article")}`)));
  if (node.sameAs.length) parts.push(section("Elsewhere", el("ul", {}, node.sameAs.map((iri) => el("li", {}, iri)))));
  if (direct.length) parts.push(section(`Facts (${direct.length})`, factList(direct)));
  if (put.length) parts.push(section(`Denied, planned or possible (${put.length})`, factList(put)));
  const dated = [...new Set(roles.map((fact) => fact.event))].filter((id) => id >= 0).map((id) => nodes[id]);
  if (dated.length) parts.push(section("Timeline", timelineList(dated)));
  return el("div", {}, parts);
}

function timelineList(dated) {
  const placedFirst = [...dated].sort((a, b) => (a.time ? a.time[0] : Infinity) - (b.time ? b.time[0] : Infinity) || a.id - b.id);
  const item = (event) =>
    el("li", {}, el("span", { class: "when" }, event.time ? plainDays(event.time) : "no date"), el("button", { type: "button", class: "link", onclick: () => chooseNode(event.id) }, event.label));
  return longList("ol", "timeline-list", placedFirst.map(item));
}

function eventSections(node, mine) {
  const roles = mine.filter((fact) => fact.subject === node.id && fact.role);
  const others = mine.filter((fact) => fact.subject === node.id && !fact.role);
  const edges = mine.filter((fact) => fact.subject !== node.id);
  const cards = [...roles, ...others].filter((fact) => fact.conflicts.length);
  const settled = new Set();
  const disputes = cards.filter((fact) => !settled.has(fact.id) && [fact.id, ...fact.conflicts].forEach((id) => settled.add(id)) === undefined);
  const parts = [];
  if (disputes.length) parts.push(section(`Disputed (${disputes.length})`, disputes.map((fact) => factCard(fact, { open: false }))));
  if (roles.length) parts.push(section("Who and what", factList(roles, true)));
  if (others.length) parts.push(section("When, how many, how long", factList(others, true)));
  if (edges.length) parts.push(section("Direct edges it makes", factList(edges)));
  parts.push(section("In the articles’ words", evidenceList([...roles, ...others, ...edges])));
  return el("div", {}, parts);
}

/** Facts as buttons that open their evidence. */
function factList(shown, brief = false) {
  const rank = { Disputed: 0, Agreed: 1, SingleSource: 2 };
  const sorted = [...shown].sort((a, b) => rank[a.status] - rank[b.status] || b.support - a.support || a.id - b.id);
  return longList("ul", "facts", sorted.map((fact) => factItem(fact, brief)));
}

function factItem(fact, brief) {
  const line = brief ? `${fact.verb}: ${objectWords(fact)}${fact.modality === "Asserted" ? "" : ` (${modalityWord(fact.modality)})`}` : factLine(fact);
  const sign = disputed(fact) === "detail" ? "detail disputed" : statusWord(fact.status);
  return el(
    "li",
    {},
    el("button", { type: "button", class: "link", onclick: () => choose({ fact: fact.key }) }, line),
    el("span", { class: `sign ${fact.status.toLowerCase()}` }, el("span", { "aria-hidden": "true" }, statusIcon(fact.status)), ` ${sign}${fact.support > 1 ? ` ×${fact.support}` : ""}`),
  );
}

function longList(tag, name, items) {
  const list = el(tag, { class: name }, items.slice(0, FIRST));
  if (items.length <= FIRST) return list;
  const more = el("button", { type: "button", onclick: () => (list.append(...items.slice(FIRST)), more.remove()) }, `Show all ${items.length}`);
  return el("div", {}, list, more);
}

function reasonsSection(node) {
  const { rows, more } = reasonsFor(node);
  const merged = rows.filter((row) => row.merged);
  const apart = rows.filter((row) => !row.merged);
  const one = (row) =>
    el("li", {}, placed(row.left), el("span", {}, row.merged ? " and " : " is not "), placed(row.right), el("ul", {}, row.features.map((feature) => el("li", { class: "note" }, `${feature.explanation || feature.name} (${feature.part > 0 ? "+" : ""}${feature.part})`))), row.merged || row.other < 0 || row.other === node.id ? null : el("button", { type: "button", class: "link", onclick: () => chooseNode(row.other) }, nodes[row.other].label));
  const parts = [];
  if (merged.length) parts.push(section(`Why these mentions are one (${merged.length})`, longList("ul", "reasons", merged.map(one))));
  if (apart.length) parts.push(section(`Kept apart from (${apart.length})`, longList("ul", "reasons", apart.map(one))));
  if (more) parts.push(el("p", { class: "note" }, `${counted(more, "more decision")} in the graph’s files.`));
  return el("div", {}, parts);
}

function linkPanel(from, to) {
  const between = links.filter((link) => (link.from === from.id && link.to === to.id) || (link.from === to.id && link.to === from.id));
  const shown = [...new Set(between.flatMap((link) => link.facts))];
  shown.sort((a, b) => Number(b.subject === from.id) - Number(a.subject === from.id) || b.support - a.support || a.id - b.id);
  const told = new Set();
  const cards = shown.filter((fact) => !told.has(fact.id) && [fact.id, ...fact.conflicts].forEach((id) => told.add(id)) === undefined);
  const hidden = [...new Set(shown.filter((fact) => fact.event >= 0).map((fact) => fact.event))];
  const around = hidden.flatMap((event) => nodes[event].facts.map((id) => facts[id])).filter((fact) => fact.status === "Disputed" && !told.has(fact.id));
  const once = new Set();
  const details = around.filter((fact) => !once.has(fact.id) && [fact.id, ...fact.conflicts].forEach((id) => once.add(id)) === undefined);
  return el(
    "div",
    {},
    heading(`${from.label} – ${to.label}`, counted(shown.length, "fact")),
    tools([from.label, () => chooseNode(from.id)], [to.label, () => chooseNode(to.id)], ["SPARQL", () => showSparql({ from: from.key, to: to.key })]),
    cards.map((fact) => factCard(fact, { open: cards.length < 6 })),
    details.length ? section("Sources differ on details", details.map((fact) => factCard(fact, { open: false }))) : null,
    hidden.length ? section("Events behind this", timelineList(hidden.map((id) => nodes[id]))) : null,
  );
}

function factPanel(fact) {
  const ends = [fact.subject, fact.object].filter((end) => typeof end === "number");
  return el(
    "div",
    {},
    heading(factLine(fact), "fact"),
    tools(...ends.map((id) => [nodes[id].label, () => chooseNode(id)]), fact.event >= 0 && !ends.includes(fact.event) ? ["Event", () => chooseNode(fact.event)] : null, ["SPARQL", () => showSparql({ fact: fact.key })]),
    factCard(fact, { title: false }),
  );
}

function pathPanel(view, scene) {
  const [a, b] = [nodeByKey.get(view.path.a), nodeByKey.get(view.path.b)];
  const parts = [...heading(`${a.label} to ${b.label}`, "shortest path"), tools(["Show everything", showEverything], ["Turn round", () => showPath(b.id, a.id)])];
  if (!scene.path) return el("div", {}, parts, el("p", {}, view.mode === "overview" ? "No chain of direct edges joins the two. Full event detail may." : "Nothing shown joins the two; filters may leave it out."));
  parts.push(el("p", {}, counted(scene.path.length - 1, "step")));
  const steps = scene.path.slice(1).map((to, i) => {
    const from = scene.path[i];
    const line = scene.links.find((link) => (link.from === from && link.to === to) || (link.from === to && link.to === from));
    return el("li", {}, el("button", { type: "button", class: "link", onclick: () => choose({ from: nodes[line.from].key, to: nodes[line.to].key }) }, factLine(line.facts[0])));
  });
  return el("div", {}, parts, el("ol", { class: "path" }, steps));
}

/** What the page is about, for its header. */
export function summary() {
  const away = about.setAside ? ` (${about.setAside} set aside)` : "";
  const entities = nodes.filter((node) => !node.event).length;
  const part = about.part ? ` · the best supported part of ${count(about.part.nodes)} nodes and ${count(about.part.facts)} facts; the rest: kgbuild view --around NAME, kgbuild view --all, kgbuild query` : "";
  return `${counted(articles.length, "article")}${away} · ${count(entities)} actors and things · ${counted(nodes.length - entities, "event")} · ${counted(facts.length, "fact")}${part}`;
}
