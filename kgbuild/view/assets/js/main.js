// Start: read the address, draw the network, and keep panel, legend, timeline and table in step with the view.
import { choose, chooseNode, isolate, showEverything, toggleCommunity } from "./actions.js";
import { bringIntoSight, fitAll } from "./camera.js";
import { keepVisible, net, openNetwork, remember, resize, showScene } from "./canvas.js";
import { about, links, nodeByKey, nodes, factByKey } from "./data.js";
import { announce, byId } from "./dom.js";
import { saveCsv, savePng, saveSvg, svgText, csvText } from "./exports.js";
import { growWhereSeen } from "./grow.js";
import { readyLight, weigh } from "./light.js";
import { describe, readyKeyboard, zoom } from "./keyboard.js";
import { readyLegend, showLegend } from "./legend.js";
import { hover, labelAt, labelled, overlaps, paint, prepare } from "./paint.js";
import { showPanel, summary } from "./panel.js";
import { readyPicker } from "./picker.js";
import { sceneFor } from "./scene.js";
import { copy, showSparql, sparqlFor } from "./sparql.js";
import { change, encode, followAddress, noteCamera, onChange, reach, state } from "./state.js";
import { count } from "./text.js";
import { suggestInto } from "./suggest.js";
import { showTable } from "./table.js";
import { followTheme } from "./theme.js";
import { readyTimeline, showTimeline } from "./timeline.js";

let scene = null;

/** What is chosen and what touches it, for lighting up and dimming. */
function choiceIn(view) {
  const { select } = view;
  const choice = { nodes: new Set(), links: new Set(), focus: null, active: false };
  const touch = (link) => {
    choice.links.add(link.id);
    choice.nodes.add(link.from).add(link.to);
  };
  if (select?.node) {
    const { id } = nodeByKey.get(select.node);
    if (scene.nodes.has(id)) {
      choice.focus = id;
      choice.nodes.add(id);
    }
    for (const link of scene.links) if (link.from === id || link.to === id) touch(link);
  } else if (select?.from) {
    const [a, b] = [nodeByKey.get(select.from).id, nodeByKey.get(select.to).id];
    for (const link of scene.links) if ((link.from === a && link.to === b) || (link.from === b && link.to === a)) touch(link);
  } else if (select?.fact) {
    const fact = factByKey.get(select.fact);
    for (const link of scene.links) if (link.facts.includes(fact)) touch(link);
    for (const end of [fact.subject, fact.object]) if (scene.nodes.has(end)) choice.nodes.add(end);
  }
  choice.active = choice.nodes.size > 0;
  return choice;
}

const SHAPING = ["mode", "off", "from", "to", "undated", "focus", "path", "open", "all", "lone"];

function show(view, previous) {
  const reshaped = !previous || SHAPING.some((name) => view[name] !== previous[name]);
  if (reshaped) scene = sceneFor(view);
  const choice = choiceIn(view);
  prepare(scene, choice);
  const lit = choice.active ? choice : null;
  if (net()) showScene(scene, view.mode, lit);
  else openNetwork(scene, view.mode, lit);
  if (reshaped) weigh(scene);
  net().selectNodes(choice.focus === null ? [] : [choice.focus], false);
  byId("stage").hidden = view.view === "table";
  byId("table").hidden = view.view !== "table";
  if (view.view === "table") showTable(view, scene);
  if (reshaped) {
    showLegend(view, scene);
    showTimeline(view);
  }
  if (reshaped || view.select !== previous?.select) showPanel(view, scene);
  showControls(view);
  resize();
  place(view, previous, choice);
  net().redraw();
}

function showControls(view) {
  for (const radio of document.querySelectorAll("input[name=mode]")) radio.checked = radio.value === view.mode;
  for (const radio of document.querySelectorAll("input[name=view]")) radio.checked = radio.value === view.view;
  byId("back").disabled = !reach().back;
  byId("forward").disabled = !reach().forward;
  byId("everything").hidden = !(view.focus || view.path);
  byId("lone").hidden = !(scene.unlinked || view.lone);
  byId("lone").textContent = view.lone ? "Hide unlinked" : `Show ${count(scene.unlinked)} unlinked`;
  byId("all").hidden = !scene.large;
  byId("all").setAttribute("aria-pressed", String(view.all));
}

/** Move the camera: where the address says, onto a new cast, or to what was chosen when that is out of sight. */
function place(view, previous, choice) {
  if (view.view === "table") return;
  const recast = !previous || ["view", "mode", "focus", "path", "lone", "all"].some((name) => view[name] !== previous[name]);
  if (view.camera && (!previous || view.view !== previous.view || view.camera !== previous.camera)) {
    net().moveTo({ position: { x: view.camera.x, y: view.camera.y }, scale: view.camera.scale, animation: false });
  } else if (recast) {
    fitAll();
  } else if (choice.active && view.select !== previous.select) {
    const places = Object.values(net().getPositions(choice.focus === null ? [...choice.nodes] : [choice.focus]));
    const mean = (axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
    bringIntoSight({ x: mean("x"), y: mean("y") }, scene.large ? 0.6 : 0.25);
  }
}

function readyPointer() {
  const network = net();
  readyLight();
  network.on("beforeDrawing", keepVisible);
  network.on("afterDrawing", paint);
  network.on("click", ({ nodes: hit, edges, pointer }) => {
    const id = hit[0] ?? labelAt(pointer.DOM.x, pointer.DOM.y);
    if (typeof id === "number") chooseNode(id);
    else if (typeof id === "string") toggleCommunity(Number(id.slice(1)), true);
    else if (typeof edges[0] === "number") choose({ from: nodes[links[edges[0]].from].key, to: nodes[links[edges[0]].to].key });
    else if (state().select) choose(null);
  });
  network.on("doubleClick", ({ nodes: hit }) => {
    if (typeof hit[0] === "number") isolate(hit[0]);
  });
  network.on("hoverNode", ({ node }) => (hover(node), network.redraw()));
  network.on("blurNode", () => (hover(null), network.redraw()));
  network.on("dragEnd", ({ nodes: dragged }) => {
    if (dragged.length) remember(dragged, state().mode);
    camera();
  });
  let settle = 0;
  network.on("zoom", () => {
    clearTimeout(settle);
    settle = setTimeout(camera, 180);
  });
}

function camera() {
  const { x, y } = net().getViewPosition();
  noteCamera({ x, y, scale: net().getScale() });
  growWhereSeen(scene, net());
}

function readyControls() {
  byId("summary").textContent = summary();
  byId("title").textContent = about.title;
  for (const radio of document.querySelectorAll("input[name=mode]")) radio.addEventListener("change", () => change({ mode: radio.value, camera: null }));
  for (const radio of document.querySelectorAll("input[name=view]")) radio.addEventListener("change", () => change({ view: radio.value }));
  const on = (id, act) => byId(id).addEventListener("click", act);
  on("back", () => history.back());
  on("forward", () => history.forward());
  on("everything", showEverything);
  on("lone", () => change({ lone: !state().lone, camera: null }));
  on("all", () => change({ all: !state().all, camera: null }));
  on("zoom-in", () => (zoom(1.3), camera()));
  on("zoom-out", () => (zoom(1 / 1.3), camera()));
  on("fit", () => (fitAll(), camera()));
  on("close-panel", () => (choose(null), state().path && showEverything()));
  on("png", savePng);
  on("svg", () => saveSvg(scene, state().mode));
  on("csv", () => saveCsv(state(), scene));
  on("query", () => showSparql({ scene }));
  on("link", () => copy(location.href.split("#")[0] + encode(state()), "Link copied"));
  on("help-button", () => byId("help").showModal());
  on("filters-button", () => {
    const open = document.body.classList.toggle("filters-open");
    byId("filters-button").setAttribute("aria-expanded", String(open));
    if (open) byId("filters").focus();
  });
  for (const button of document.querySelectorAll("dialog .close")) button.addEventListener("click", () => button.closest("dialog").close());
  suggestInto(byId("search"), byId("suggestions"), (id) => {
    if (!scene.nodes.has(id) && scene.groups.some((group) => group.number === nodes[id].community)) toggleCommunity(nodes[id].community, true);
    chooseNode(id);
  });
  byId("save").addEventListener("toggle", (event) => event.newState === "open" && byId("png").focus());
}

followAddress();
onChange(show);
readyControls();
readyLegend();
readyTimeline();
readyPicker();
show(state(), null);
readyPointer();
readyKeyboard(() => scene);
followTheme(() => show(state(), state()));
onChange((view, previous) => {
  if (view.select?.node && view.select !== previous.select) announce(describe(nodeByKey.get(view.select.node)));
});
requestAnimationFrame(() => {
  net().redraw(); // drawn at the latest now, so that the mark below is honest
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
});

// For the project's browser tests: reading only.
globalThis.kgbuildViewer = { state, scene: () => scene, net, nodes, labelled, overlaps, svgText: () => svgText(scene, state().mode), csvText: () => csvText(state(), scene), sparqlFor: (chosen) => sparqlFor(chosen.scene ? { scene } : chosen) };
