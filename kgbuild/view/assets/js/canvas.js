// The vis-network on the stage: keeps its data sets in step with the scene, and passes on what the reader does.
/* global vis */
import { nodes, options } from "./data.js";
import { byId } from "./dom.js";
import { nodeColour, theme } from "./theme.js";

const DIM_LIMIT = 1500; // with more items than this a selection does not dim the rest
const moved = new Map(); // "mode number" -> [x, y] where the reader dragged a node
let network = null;
let nodeSet = null;
let edgeSet = null;
let drawn = { nodes: new Map(), edges: new Map() };

/** Where a node stands in a mode. */
export function spot(node, mode) {
  return moved.get(`${mode} ${node.id}`) || node[mode];
}

/** Make the network, with the scene's items in it from the start. */
export function openNetwork(scene, mode, selected) {
  const items = itemsFor(scene, mode, selected);
  nodeSet = new vis.DataSet([...items.nodes.values()]);
  edgeSet = new vis.DataSet([...items.edges.values()]);
  drawn = items;
  network = new vis.Network(byId("canvas"), { nodes: nodeSet, edges: edgeSet }, { ...options, autoResize: true });
  const frame = byId("canvas").querySelector(".vis-network");
  frame.id = "graph";
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "Graph");
  frame.setAttribute("aria-describedby", "graph-help");
  return network;
}

/** Fit the canvas to its place, which the panel may have narrowed; what is drawn stays where it is on the screen. */
export function resize() {
  const frame = network.canvas.frame.canvas;
  const before = { width: frame.clientWidth, height: frame.clientHeight };
  const [centre, scale] = [network.getViewPosition(), network.getScale()];
  if (!byId("canvas").clientWidth) return; // the table is in front
  network.canvas.setSize();
  const [dx, dy] = [frame.clientWidth - before.width, frame.clientHeight - before.height];
  if (!(dx || dy) || !before.width) return;
  network.moveTo({ position: { x: centre.x + dx / 2 / scale, y: centre.y + dy / 2 / scale }, scale, animation: false });
}

/** The vis.Network. */
export function net() {
  return network;
}

/** Show another scene, changing only what differs. */
export function showScene(scene, mode, selected) {
  const items = itemsFor(scene, mode, selected);
  sync(edgeSet, new Map(), drawn.edges, items.edges);
  sync(nodeSet, items.nodes, drawn.nodes, items.nodes);
  sync(edgeSet, items.edges, drawn.edges, items.edges);
  drawn = items;
}

function sync(set, add, before, after) {
  const gone = [...before.keys()].filter((id) => !after.has(id));
  if (gone.length) set.remove(gone);
  const fresh = [];
  for (const [id, item] of add) if (before.get(id)?.print !== item.print) fresh.push(item);
  if (fresh.length) set.update(fresh);
}

function itemsFor(scene, mode, selected) {
  const colours = theme();
  const dimming = selected && scene.nodes.size <= DIM_LIMIT;
  const both = new Set(scene.links.map((link) => `${link.from} ${link.to}`));
  const items = { nodes: new Map(), edges: new Map() };
  for (const id of scene.nodes) put(items.nodes, nodeItem(nodes[id], mode, dimming && !selected.nodes.has(id), colours));
  for (const group of scene.groups) put(items.nodes, groupItem(group, colours));
  for (const link of scene.links) {
    const dim = dimming && !selected.links.has(link.id);
    put(items.edges, linkItem(link, both.has(`${link.to} ${link.from}`), dim, dimming && selected.links.has(link.id), colours));
  }
  for (const link of scene.groupLinks) put(items.edges, { id: link.id, from: link.from, to: link.to, width: Math.min(1 + Math.log2(link.count), 8), color: { color: colours.line, highlight: colours.line, hover: colours.line, inherit: false }, arrows: { to: { enabled: false } } });
  return items;
}

function put(map, item) {
  item.print = JSON.stringify(item);
  map.set(item.id, item);
}

function nodeItem(node, mode, dim, colours) {
  const [x, y] = spot(node, mode);
  const colour = nodeColour(node);
  const fill = node.event ? colours.canvas : colour;
  const state = { background: fill, border: node.event ? colour : colours.canvas };
  const lit = { background: fill, border: colours.accent };
  return { id: node.id, x, y, shape: node.shape, size: node.size, color: { ...state, highlight: lit, hover: lit }, borderWidth: node.event ? 2.5 : 1.5, opacity: dim ? 0.25 : 1 };
}

function groupItem(group, colours) {
  const colour = group.slot === undefined ? colours.event : colours.slots[group.slot];
  const state = { background: colours.halo, border: colour };
  return { id: group.id, x: group.x, y: group.y, shape: "dot", size: groupSize(group), borderWidth: 4, color: { ...state, highlight: { background: colours.halo, border: colours.accent }, hover: { background: colours.halo, border: colours.accent } } };
}

/** The drawn radius of a closed community. */
export function groupSize(group) {
  return Math.max(60, group.radius * 1.1);
}

function linkItem(link, bothWays, dim, lit, colours) {
  const strong = Math.max(...link.facts.map((fact) => fact.support), 1);
  const plain = link.disputed === "fact" ? colours.dispute : colours.lineStrong;
  const colour = dim ? colours.line : lit ? colours.accent : plain;
  const asserted = link.facts.some((fact) => fact.modality === "Asserted");
  return {
    id: link.id,
    from: link.from,
    to: link.to,
    width: Math.min(1 + 0.6 * (strong - 1), 3.5) + (lit ? 1 : 0),
    dashes: link.disputed === "fact" ? [9, 6] : asserted ? false : [2, 5],
    color: { color: colour, highlight: colours.accent, hover: colours.accent, inherit: false, opacity: dim ? 0.35 : 1 },
    smooth: bothWays ? { enabled: true, type: "curvedCW", roundness: 0.16 } : { enabled: false },
  };
}

/**
 * Zoomed out, nodes shrink more slowly than the drawing, so that they stay visible; called before each frame.
 * vis-network reads a node's size from its options each time it draws it; setting them all through the data set would
 * take a tenth of a second at 5,000 nodes.
 */
export function keepVisible() {
  const scale = network.getScale();
  const grow = scale < 1 ? scale ** -0.42 : 1;
  for (const id of drawn.nodes.keys()) {
    const node = network.body.nodes[id];
    if (node && typeof id === "number") node.options.size = nodes[id].size * grow;
  }
}

/** A node was dragged: it stays where it was put. */
export function remember(ids, mode) {
  for (const [id, place] of Object.entries(network.getPositions(ids))) {
    moved.set(`${mode} ${id}`, [Math.round(place.x), Math.round(place.y)]);
    const item = drawn.nodes.get(Number(id));
    if (item) Object.assign(item, { x: Math.round(place.x), y: Math.round(place.y) });
  }
}
