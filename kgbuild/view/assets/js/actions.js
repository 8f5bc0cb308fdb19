// What a reader can do to the view; each is one change of state, which the address and the history follow.
import { nodes } from "./data.js";
import { change, firstState, state } from "./state.js";

/** Choose a node, line or fact, or nothing. */
export function choose(select) {
  change({ select });
}

/** Choose a node by number. */
export function chooseNode(id) {
  choose({ node: nodes[id].key });
}

/** Show only what is within `depth` steps of a node. */
export function isolate(id, depth = 1) {
  change({ focus: { node: nodes[id].key, depth }, path: null, select: { node: nodes[id].key }, view: "graph", camera: null });
}

/** One more step around the isolated node; isolates the node when nothing is isolated. */
export function expand(id) {
  const { focus } = state();
  isolate(id, focus?.node === nodes[id].key ? focus.depth + 1 : focus ? 1 : 2);
}

/** Show the shortest path between two nodes. */
export function showPath(a, b) {
  change({ path: { a: nodes[a].key, b: nodes[b].key }, focus: null, view: "graph", select: null, camera: null });
}

/** Leave an isolated neighbourhood or path. */
export function showEverything() {
  change({ focus: null, path: null, camera: null });
}

/** Take every filter away. */
export function clearFilters() {
  const { off, from, to, undated } = firstState();
  change({ off, from, to, undated });
}

/** Open or close a community of a large graph. */
export function toggleCommunity(number, open = !state().open.has(number)) {
  const opened = new Set(state().open);
  if (open) opened.add(number);
  else opened.delete(number);
  change({ open: opened });
}
