// The graph by keyboard: arrows walk from node to node, letters act on the chosen one.
import { choose, chooseNode, expand, isolate, showEverything, toggleCommunity } from "./actions.js";
import { fitAll } from "./camera.js";
import { spot, net } from "./canvas.js";
import { nodes, nodeByKey } from "./data.js";
import { announce, byId } from "./dom.js";
import { state } from "./state.js";
import { counted } from "./text.js";

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Wire the keys; `current()` gives the scene. */
export function readyKeyboard(current) {
  byId("graph").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (act(event, current())) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "Escape") escape();
    else if (!typing && event.key === "/" && !event.ctrlKey) {
      event.preventDefault();
      byId("search").focus();
    } else if (!typing && event.key === "?") byId("help").showModal();
  });
}

function escape() {
  const { select, focus, path } = state();
  if (select) choose(null);
  else if (focus || path) showEverything();
  byId("graph").focus();
}

function act(event, scene) {
  const chosen = state().select?.node ? nodeByKey.get(state().select.node) : null;
  const arrow = ARROWS[event.key];
  if (arrow && event.shiftKey) pan(arrow);
  else if (arrow) walk(arrow, chosen, scene);
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fitAll();
  else if (event.key === "Enter" && chosen) byId("panel-title")?.focus();
  else if (event.key === "i" && chosen) isolate(chosen.id);
  else if (event.key === "e" && chosen) expand(chosen.id);
  else if (event.key === "o" && scene.groups.length) toggleCommunity(nearestGroup(scene).number, true);
  else return false;
  return true;
}

/** Zoom about the middle of the picture. */
export function zoom(factor) {
  net().moveTo({ scale: Math.min(Math.max(net().getScale() * factor, 0.01), 6), animation: false });
}

function pan([x, y]) {
  const step = 80 / net().getScale();
  const centre = net().getViewPosition();
  net().moveTo({ position: { x: centre.x + x * step, y: centre.y + y * step }, animation: false });
}

/** The next node in a direction: near, and rather straight ahead than aside. */
function walk([dx, dy], chosen, scene) {
  const { mode } = state();
  const shown = [...scene.nodes].map((id) => nodes[id]);
  if (!shown.length) return;
  if (!chosen || !scene.nodes.has(chosen.id)) {
    chooseNode(shown.reduce((best, node) => (node.size > best.size ? node : best)).id);
    return;
  }
  const [x, y] = spot(chosen, mode);
  let best = null;
  for (const node of shown) {
    const [nx, ny] = spot(node, mode);
    const ahead = (nx - x) * dx + (ny - y) * dy;
    const aside = Math.abs((nx - x) * dy) + Math.abs((ny - y) * dx);
    if (node === chosen || ahead <= 0) continue;
    const cost = ahead + aside * 2.5;
    if (!best || cost < best.cost) best = { node, cost };
  }
  if (best) chooseNode(best.node.id);
  else announce("Nothing further that way");
}

function nearestGroup(scene) {
  const centre = net().getViewPosition();
  return scene.groups.reduce((best, group) => ((group.x - centre.x) ** 2 + (group.y - centre.y) ** 2 < (best.x - centre.x) ** 2 + (best.y - centre.y) ** 2 ? group : best));
}

/** What a screen reader hears when a node is chosen. */
export function describe(node) {
  return `${node.label}, ${node.event ? `event, ${node.type.label}` : node.type.label}, ${counted(node.facts.length, "fact")}`;
}
