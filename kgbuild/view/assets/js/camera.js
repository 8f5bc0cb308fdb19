// Where the reader looks from: fit everything with room for labels, bring what was chosen into sight.
import { net } from "./canvas.js";
import { byId } from "./dom.js";

const CLOSEST = 1.4; // a small graph is not blown up further than this

/** The part of the canvas that no sheet covers, in pixels from its corner. */
function openPart() {
  const box = byId("canvas").getBoundingClientRect();
  const sheet = byId("panel");
  const covered = !sheet.hidden && getComputedStyle(sheet).position === "fixed" ? Math.max(box.bottom - sheet.getBoundingClientRect().top, 0) : 0;
  return { width: box.width, height: Math.max(box.height - covered, 60), covered };
}

/** Show all there is, with a margin for the labels. */
export function fitAll() {
  const network = net();
  const all = Object.entries(network.getPositions()).map(([id, { x, y }]) => ({ x, y, size: network.body.nodes[id].options.size }));
  const part = openPart();
  if (!all.length || !part.width) return;
  const least = (pick) => all.reduce((low, place) => Math.min(low, pick(place)), Infinity);
  const [left, right] = [least(({ x, size }) => x - size), -least(({ x, size }) => -x - size)];
  const [top, bottom] = [least(({ y, size }) => y - size), -least(({ y, size }) => -y - size)];
  const margin = Math.min(80, part.width * 0.12);
  const scale = Math.min(CLOSEST, (part.width - 2 * margin) / (right - left + 1), (part.height - 2 * Math.min(52, part.height * 0.12)) / (bottom - top + 1));
  lookAt((left + right) / 2, (top + bottom) / 2, scale);
}

/** Put a place of the drawing in the middle of the open part. */
export function lookAt(x, y, scale = net().getScale()) {
  net().moveTo({ position: { x, y: y + openPart().covered / 2 / scale }, scale, animation: false });
}

/** Move and zoom in only if a place is out of sight or too small to make out. */
export function bringIntoSight({ x, y }, least) {
  const at = net().canvasToDOM({ x, y });
  const part = openPart();
  const margin = Math.min(60, part.height * 0.2);
  const out = at.x < margin || at.y < margin || at.x > part.width - margin || at.y > part.height - margin;
  const scale = Math.max(net().getScale(), least);
  if (out || scale !== net().getScale()) lookAt(x, y, scale);
}
