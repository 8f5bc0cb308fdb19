// Which labels to draw, where, and how large: the most important first, none on another, at every zoom.
// vis-network's own labels grow and shrink with the drawing and pile up; these keep a readable size, as on a map.
import { nodes } from "./data.js";
import { shorten } from "./text.js";

const LINE = 18; // characters in a line, as kgbuild/view/network.py reckons with
const CELL = 80;
const MOST = 260; // labels in one picture
const TRIES = 1500; // labels in sight that are tried
const widths = new Map();

/** A grid of taken boxes on the screen. */
export function makeGrid() {
  const cells = new Map();
  const each = (box, visit) => {
    for (let i = Math.floor(box.x0 / CELL); i <= Math.floor(box.x1 / CELL); i += 1) {
      for (let j = Math.floor(box.y0 / CELL); j <= Math.floor(box.y1 / CELL); j += 1) if (visit(i * 65536 + j)) return true;
    }
    return false;
  };
  return {
    free: (box) => !each(box, (cell) => (cells.get(cell) || []).some((taken) => taken.x0 < box.x1 && taken.x1 > box.x0 && taken.y0 < box.y1 && taken.y1 > box.y0)),
    take: (box) => each(box, (cell) => void (cells.has(cell) ? cells.get(cell).push(box) : cells.set(cell, [box]))),
  };
}

/** A label as one or two lines. */
export function wrap(text) {
  if (text.length <= LINE) return [text];
  const words = text.split(/\s+/);
  let first = words.shift();
  while (words.length && first.length + 1 + words[0].length <= LINE) first += ` ${words.shift()}`;
  const rest = words.join(" ");
  return rest ? [shorten(first, LINE + 4), shorten(rest, LINE + 2)] : [shorten(first, LINE + 4)];
}

/** Width of a text in pixels; measured once per font. */
export function textWidth(context, text, font) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    if (widths.size > 20000) widths.clear();
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

/**
 * Places for node labels. `things` are { x, y, size, text, weight, must, bold } in the drawing's coordinates, in the
 * order of importance; `view` is { scale, dx, dy, width, height } to the screen. Returns { x, y, lines, px, bold, thing }
 * in screen pixels, `y` the top of the first line.
 */
export function placeLabels(context, things, view, grid, family) {
  const placed = [];
  let tries = 0;
  for (const thing of things) {
    if ((placed.length >= MOST || tries > TRIES) && !thing.must) break;
    const x = thing.x * view.scale + view.dx;
    const y = thing.y * view.scale + view.dy;
    const radius = thing.size * view.scale;
    if (x < -100 || y < -60 || x > view.width + 100 || y > view.height + 60) continue;
    tries += 1;
    const px = Math.round(Math.min(Math.max((11 + thing.weight * 0.22) * Math.sqrt(view.scale), 11), 22));
    const font = `${thing.bold ? "600 " : ""}${px}px ${family}`;
    for (const lines of [thing.lines, thing.shorter]) {
      if (!lines) continue;
      const width = Math.max(...lines.map((line) => textWidth(context, line, font)));
      const height = lines.length * px * 1.2;
      const inside = thing.centred && Math.hypot(width, height) < radius * 2;
      if (thing.centred && !inside && lines !== thing.shorter) continue;
      const spot = (inside ? [[x, y - height / 2]] : aroundNode(x, y, radius, width, height)).map(([middle, top]) => ({ middle, top, box: { x0: middle - width / 2 - 3, x1: middle + width / 2 + 3, y0: top - 1, y1: top + height + 1 } }));
      const whole = ({ box }) => box.x0 >= 0 && box.x1 <= view.width && box.y0 >= 0 && box.y1 <= view.height;
      const open = spot.filter(({ box }) => grid.free(box));
      const free = open.find(whole) || open[0] || (thing.must ? spot[0] : null);
      if (!free) continue;
      grid.take(free.box);
      placed.push({ x: free.middle, y: free.top, lines, px, font, bold: thing.bold, box: free.box, thing });
      break;
    }
  }
  return placed;
}

/** Where a label may stand, the best place first: below its node, above, to the right, to the left. */
function aroundNode(x, y, radius, width, height) {
  const beside = radius + width / 2 + 5;
  return [[x, y + radius + 3], [x, y - radius - height - 4], [x + beside, y - height / 2], [x - beside, y - height / 2]];
}

/** Verbs for the middle of lines that are long enough to carry them. */
export function placeVerbs(context, lines, view, grid, family) {
  const placed = [];
  const px = Math.round(Math.min(Math.max(11.5 * Math.sqrt(view.scale), 10.5), 14));
  const font = `${px}px ${family}`;
  for (const line of lines) {
    if (placed.length >= MOST) break;
    const x = line.x * view.scale + view.dx;
    const y = line.y * view.scale + view.dy;
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    const width = textWidth(context, line.text, font);
    if (!line.must && line.length * view.scale < Math.abs(line.across) * (width + 18) + 26) continue;
    const box = { x0: x - width / 2 - 2, x1: x + width / 2 + 2, y0: y - px * 0.65, y1: y + px * 0.65 };
    if (!line.must && !grid.free(box)) continue;
    grid.take(box);
    placed.push({ x, y: y - px * 0.6, text: line.text, px, font, box, line });
  }
  return placed;
}

/** The verbs of a line: the two best supported, and how many more. */
export function verbs(facts) {
  const words = [...new Set(facts.map((fact) => (fact.modality === "Negated" ? `not: ${fact.verb}` : fact.verb)))];
  const told = words.slice(0, 2).map((word) => shorten(word, 22)).join(", ");
  return words.length > 2 ? `${told} +${words.length - 2}` : told;
}

/** Nodes in the order in which they get their labels. */
export function byImportance(ids) {
  return [...ids].map((id) => nodes[id]).sort((a, b) => Number(a.event) - Number(b.event) || b.size - a.size || a.id - b.id);
}
