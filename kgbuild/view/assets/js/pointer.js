// The graph by pointer: what a click, a double click, a drag and the wheel do.
import { choose, chooseNode, isolate, toggleCommunity } from "./actions.js";
import { keepVisible, net, remember } from "./canvas.js";
import { links, nodes } from "./data.js";
import { growWhereSeen } from "./grow.js";
import { readyLight } from "./light.js";
import { hover, labelAt, paint, verbAt } from "./paint.js";
import { noteCamera, state } from "./state.js";

/** Wire clicks, hovers, drags and zooms; `current()` gives the scene. */
export function readyPointer(current) {
  const network = net();
  readyLight();
  network.on("beforeDrawing", keepVisible);
  network.on("afterDrawing", paint);
  network.on("click", ({ nodes: hit, edges, pointer }) => {
    const id = hit[0] ?? labelAt(pointer.DOM.x, pointer.DOM.y);
    const line = links[verbAt(pointer.DOM.x, pointer.DOM.y) ?? edges[0]];
    if (typeof id === "number") chooseNode(id);
    else if (typeof id === "string") toggleCommunity(Number(id.slice(1)), true);
    else if (line) choose({ from: nodes[line.from].key, to: nodes[line.to].key });
    else if (state().select) choose(null);
  });
  network.on("doubleClick", ({ nodes: hit }) => {
    if (typeof hit[0] === "number") isolate(hit[0]);
  });
  const point = (over, id) => {
    network.canvas.frame.style.cursor = over ? "pointer" : "";
    hover(id);
    network.redraw();
  };
  network.on("hoverNode", ({ node }) => point(true, node));
  network.on("blurNode", () => point(false, null));
  network.on("hoverEdge", () => point(true, null));
  network.on("blurEdge", () => point(false, null));
  network.on("dragEnd", ({ nodes: dragged }) => {
    if (dragged.length) remember(dragged, state().mode);
    camera(current());
  });
  let settle = 0;
  network.on("zoom", () => {
    clearTimeout(settle);
    settle = setTimeout(() => camera(current()), 180);
  });
}

/** Note where the camera stands now, and let a large graph grow there. */
export function camera(scene) {
  const { x, y } = net().getViewPosition();
  noteCamera({ x, y, scale: net().getScale() });
  growWhereSeen(scene, net());
}
