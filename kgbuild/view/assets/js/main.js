// Start: read the address, draw the network, and keep panel, legend, timeline and table in step with the view.
import { bringIntoSight, fitAll } from "./camera.js";
import { net, openNetwork, resize, showScene } from "./canvas.js";
import { readyControls, showControls } from "./controls.js";
import { factByKey, nodeByKey, nodes } from "./data.js";
import { announce, byId } from "./dom.js";
import { csvText, svgText } from "./exports.js";
import { describe, readyKeyboard } from "./keyboard.js";
import { readyLegend, showLegend } from "./legend.js";
import { weigh } from "./light.js";
import { labelled, overlaps, prepare } from "./paint.js";
import { showPanel } from "./panel.js";
import { readyPicker } from "./picker.js";
import { readyPointer } from "./pointer.js";
import { sceneFor } from "./scene.js";
import { sparqlFor } from "./sparql.js";
import { followAddress, onChange, state } from "./state.js";
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
  showControls(view, scene);
  resize();
  place(view, previous, choice);
  net().redraw();
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

followAddress();
onChange(show);
readyControls(() => scene);
readyLegend();
readyTimeline();
readyPicker();
show(state(), null);
readyPointer(() => scene);
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
