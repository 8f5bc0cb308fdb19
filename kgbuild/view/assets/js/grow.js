// Large graphs grow where one looks: zoom in on a closed community and it opens by itself.
import { groupSize } from "./canvas.js";
import { change, state } from "./state.js";

const SEEN = 0.35; // a community whose radius fills this share of the picture's height opens
const BUDGET = 2500; // nodes on the stage beyond which nothing opens by itself

/** Open the communities in sight that the reader has come close to. */
export function growWhereSeen(scene, network) {
  if (!scene.groups.length) return;
  const { clientWidth: width, clientHeight: height } = network.canvas.frame.canvas;
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const near = scene.groups.filter((group) => groupSize(group) * scale > height * SEEN && Math.abs(group.x - centre.x) * scale < width / 2 && Math.abs(group.y - centre.y) * scale < height / 2);
  const open = new Set(state().open);
  let shown = scene.nodes.size;
  for (const group of near) {
    if (shown + group.count > BUDGET) break;
    open.add(group.number);
    shown += group.count;
  }
  if (open.size !== state().open.size) change({ open }, { remember: false });
}
