// While a large picture moves, it is drawn lightly: all marks of one colour in one stroke, the foremost labels, no verbs.
// vis-network is told to draw nothing meanwhile (hideNodesOnDrag, hideEdgesOnDrag), which a zoom borrows from a drag.
import { net } from "./canvas.js";
import { nodes } from "./data.js";
import { nodeColour, theme } from "./theme.js";

const MANY = 1200; // nodes and lines from which on moving is light
const LINES_WHILE_MOVING = 2500; // stroking more than these takes a tenth of a second where no graphics card helps
const SETTLED = 160; // milliseconds after the last turn of the wheel
let moves = false;
let heavy = false;

/** Is the picture moving, and too large to be drawn in full meanwhile? */
export function movingLightly() {
  return heavy && moves;
}

/** Note how much there is to draw. */
export function weigh(scene) {
  heavy = scene.nodes.size + scene.links.length + scene.groupLinks.length > MANY;
  net().setOptions({ interaction: { hideNodesOnDrag: heavy, hideEdgesOnDrag: heavy, hideEdgesOnZoom: heavy } });
}

/** Follow drags and zooms. */
export function readyLight() {
  const network = net();
  let settle = 0;
  network.on("dragStart", () => (moves = true));
  network.on("dragEnd", () => (moves = false));
  network.on("zoom", () => {
    if (!heavy) return;
    moves = true;
    network.renderer.dragging = true;
    clearTimeout(settle);
    settle = setTimeout(() => {
      moves = false;
      network.renderer.dragging = false;
      network.redraw();
    }, SETTLED);
  });
}

/** Draw every line and mark, in the drawing's coordinates; `scene` is what is on the stage. */
export function paintLightly(context, scene) {
  const places = net().body.nodes;
  const scale = net().getScale();
  const lines = [...scene.groupLinks, ...scene.links];
  context.beginPath();
  for (const link of lines.length > LINES_WHILE_MOVING ? [] : lines) {
    const [from, to] = [places[link.from], places[link.to]];
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.strokeStyle = theme().line;
  context.lineWidth = 1 / scale;
  context.stroke();
  const byColour = new Map();
  for (const id of scene.nodes) {
    const colour = nodeColour(nodes[id]);
    if (!byColour.has(colour)) byColour.set(colour, []);
    byColour.get(colour).push(places[id]);
  }
  for (const [colour, list] of byColour) {
    context.fillStyle = colour;
    for (const { x, y, options } of list) context.fillRect(x - options.size * 0.8, y - options.size * 0.8, options.size * 1.6, options.size * 1.6);
  }
  context.lineWidth = 4;
  for (const group of scene.groups) {
    const { x, y, options } = places[group.id];
    context.beginPath();
    context.arc(x, y, options.size, 0, 2 * Math.PI);
    context.fillStyle = theme().halo;
    context.strokeStyle = theme().lineStrong;
    context.fill();
    context.stroke();
  }
}
