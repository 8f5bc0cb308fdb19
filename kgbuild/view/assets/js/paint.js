// Drawn over the network after each frame: labels, verbs, signs of dispute, the ring around what is chosen.
import { nodeDisputed, nodes } from "./data.js";
import { groupSize, net } from "./canvas.js";
import { movingLightly, paintLightly } from "./light.js";
import { byImportance, makeGrid, placeLabels, placeVerbs, verbs, wrap } from "./labels.js";
import { theme } from "./theme.js";
import { count } from "./text.js";

const SIGNS = 400; // signs of dispute in one picture
const ALONG = [0, -0.12, 0.12, -0.24, 0.24]; // of a line, from its middle, where its sign may stand
const FOREMOST = 80; // labels tried while a large picture moves
let stage = null;
let things = [];
let lines = [];
let chosen = { nodes: new Set(), links: new Set(), focus: null, active: false };
let hovered = null;
let spots = [];
let verbSpots = [];
let detailed = false; // full events: the event itself bears the sign for its details

/** Prepare for a scene: what could be labelled, in the order of importance. */
export function prepare(scene, choice) {
  stage = scene;
  chosen = choice;
  detailed = scene.mode === "detail";
  things = [
    ...scene.groups.map((group) => ({ id: group.id, group, size: groupSize(group), weight: 24, ...groupLines(group), centred: true, bold: true })),
    ...byImportance(scene.nodes).map((node) => ({ id: node.id, node, size: node.size, weight: node.size, lines: wrap(node.label), bold: !node.event && node.size > 18, disputed: nodeDisputed(node) })),
  ];
  const first = (thing) => (thing.id === chosen.focus ? 2 : chosen.active && chosen.nodes.has(thing.id) ? 1 : 0);
  things.sort((a, b) => first(b) - first(a)); // stable: the rest stays in the order of importance
  const pairs = new Set(scene.links.map((link) => `${link.from} ${link.to}`));
  lines = scene.links.map((link) => ({ ...link, text: verbs(link.facts), bent: pairs.has(`${link.to} ${link.from}`) }));
  lines.sort((a, b) => Number(chosen.links.has(b.id)) - Number(chosen.links.has(a.id)) || Math.max(...b.facts.map((f) => f.support)) - Math.max(...a.facts.map((f) => f.support)) || a.id - b.id);
}

/** The node or line under the pointer. */
export function hover(id) {
  hovered = id;
}

/** Everything to draw above the network now, in screen pixels: { labels, verbs, signs, ring }. */
export function overlay(context) {
  const network = net();
  const canvas = network.canvas.frame.canvas;
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const view = { scale, width, height, dx: width / 2 - centre.x * scale, dy: height / 2 - centre.y * scale };
  const places = network.body.nodes;
  const grid = makeGrid();
  const family = theme().font;
  const light = movingLightly();
  const candidates = light ? things.slice(0, FOREMOST) : things;
  for (const thing of candidates) {
    const place = places[thing.id];
    thing.x = place ? place.x : 0;
    thing.y = place ? place.y : 0;
    thing.must = thing.id === chosen.focus || thing.id === hovered;
    if (place) thing.size = place.options.size; // grown by keepVisible when zoomed out
    if (thing.size * scale > 5 && !thing.centred) grid.take(discBox(thing, view));
  }
  const labels = placeLabels(context, candidates, view, grid, family);
  if (light) return { view, labels, verbs: [], signs: [], ring: null };
  const drawn = [];
  for (const line of lines) {
    const [from, to] = [places[line.from], places[line.to]];
    if (!from || !to) continue;
    Object.assign(line, middle(from, to, line.bent));
    line.faint = chosen.active && !chosen.links.has(line.id);
    line.must = chosen.links.has(line.id) && chosen.links.size < 4 && scale > 0.45;
    drawn.push(line);
  }
  const told = placeVerbs(context, drawn, view, grid, family);
  const worded = new Map(told.map((verb) => [verb.line.id, verb]));
  const radius = scale < 0.6 ? 6 : 7.5;
  const signs = drawn.filter((line) => line.disputed === "fact" || (line.disputed && !detailed)).slice(0, SIGNS).map((line) => {
    const verb = worded.get(line.id);
    if (verb) verb.faint = line.faint;
    const whole = line.disputed === "fact";
    if (verb) return { x: verb.box.x0 - 9, y: line.y * scale + view.dy, whole, radius, faint: verb.faint };
    const spots = ALONG.map((share) => signBox((line.x + line.dx * share) * scale + view.dx, (line.y + line.dy * share) * scale + view.dy));
    const spot = spots.find(grid.free);
    if (!spot) return null; // too crowded: the dashes still tell
    grid.take(spot);
    return { x: spot.x, y: spot.y, whole, radius, faint: line.faint };
  }).filter(Boolean);
  for (const thing of things) {
    if (thing.disputed && thing.node.event && signs.length < SIGNS) signs.push({ x: thing.x * scale + thing.size * scale + 6 + view.dx, y: thing.y * scale - thing.size * scale - 4 + view.dy, whole: true, radius });
  }
  spots = labels;
  verbSpots = told;
  const ring = things.find((thing) => thing.id === chosen.focus);
  return { view, labels, verbs: told, signs, ring: ring ? { x: ring.x * scale + view.dx, y: ring.y * scale + view.dy, radius: ring.size * scale + 6 } : null };
}

/** A community is named after its leaders; where there is no room for all of them, after the first. */
function groupLines(group) {
  const total = `${count(group.count)} in all`;
  const names = group.leaders.map((node) => wrap(node.label)[0]);
  return { lines: [...names, total], shorter: [names[0], total] };
}

function signBox(x, y) {
  return { x, y, x0: x - 8, x1: x + 8, y0: y - 8, y1: y + 8 };
}

function discBox(thing, view) {
  const [x, y, r] = [thing.x * view.scale + view.dx, thing.y * view.scale + view.dy, thing.size * view.scale * 0.9];
  return { x0: x - r, x1: x + r, y0: y - r, y1: y + r };
}

function middle(from, to, bent) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const side = bent ? 0.08 : 0; // half of the roundness that canvas.js gives such lines
  return { x: (from.x + to.x) / 2 + dy * side, y: (from.y + to.y) / 2 - dx * side, length: length - from.options.size - to.options.size, across: dx / length, dx, dy };
}

/** Draw the overlay on the network's canvas. */
export function paint(context) {
  const colours = theme();
  if (movingLightly()) paintLightly(context, stage);
  const { labels, verbs: told, signs, ring, view } = overlay(context);
  context.save();
  context.translate(-view.dx / view.scale, -view.dy / view.scale);
  context.scale(1 / view.scale, 1 / view.scale);
  context.textAlign = "center";
  context.textBaseline = "top";
  if (ring) circle(context, ring.x, ring.y, ring.radius, null, colours.accent, 3);
  for (const verb of told) {
    context.globalAlpha = verb.line.faint ? 0.4 : 1;
    context.fillStyle = colours.halo;
    context.fillRect(verb.box.x0, verb.box.y0, verb.box.x1 - verb.box.x0, verb.box.y1 - verb.box.y0);
    context.font = verb.font;
    context.fillStyle = verb.line.disputed === "fact" ? colours.dispute : colours.muted;
    context.fillText(verb.text, verb.x, verb.y);
  }
  for (const sign of signs) {
    context.globalAlpha = sign.faint ? 0.4 : 1;
    circle(context, sign.x, sign.y, sign.radius, sign.whole ? colours.dispute : colours.canvas, colours.dispute, 1.5);
    context.fillStyle = sign.whole ? colours.canvas : colours.dispute;
    context.font = `700 ${sign.radius * 1.45}px ${colours.font}`;
    context.fillText("≠", sign.x, sign.y - sign.radius * 0.72);
  }
  context.lineJoin = "round";
  context.strokeStyle = colours.canvas;
  for (const label of labels) {
    const faint = chosen.active && label.thing.node && !chosen.nodes.has(label.thing.id);
    context.globalAlpha = faint ? 0.45 : 1;
    context.font = label.font;
    context.lineWidth = 3.5;
    context.fillStyle = label.thing.node?.event ? colours.muted : colours.ink;
    label.lines.forEach((text, i) => {
      context.strokeText(text, label.x, label.y + i * label.px * 1.2);
      context.fillText(text, label.x, label.y + i * label.px * 1.2);
    });
  }
  context.restore();
}

function circle(context, x, y, radius, fill, stroke, width) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  if (fill) {
    context.fillStyle = fill;
    context.fill();
  }
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.stroke();
}

/** The thing whose label is at a point of the screen: labels are clickable, too. */
export function labelAt(x, y) {
  const hit = spots.find(({ box }) => x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1);
  return hit ? hit.thing.id : null;
}

/** The line whose verb is at a point of the screen. */
export function verbAt(x, y) {
  const hit = verbSpots.find(({ box }) => x >= box.x0 - 16 && x <= box.x1 && y >= box.y0 && y <= box.y1);
  return hit ? hit.line.id : null;
}

/** For tests: how many pairs of labels shown now lie on each other. */
export function overlaps() {
  const lie = (a, b) => a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0;
  return spots.reduce((sum, one, i) => sum + spots.slice(i + 1).filter((two) => lie(one.box, two.box)).length, 0);
}

/** For tests and the picture writers: the node numbers whose labels are shown now. */
export function labelled() {
  return spots.map((spot) => spot.thing.id).filter((id) => nodes[id]);
}
