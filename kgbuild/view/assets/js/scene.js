// What stands on the stage: from a view to the nodes, lines and communities to draw, and the counts to tell.
import { about, disputed, entities, links, nodes } from "./data.js";
import { filtered, passingFacts, typePasses } from "./filters.js";

const layers = { overview: links.filter((link) => link.layer === "overview"), detail: links.filter((link) => link.layer === "detail") };

/** { nodes, links, groups, groupLinks, facts, total, unlinked, large } for a view. Groups are closed communities. */
export function sceneFor(view) {
  const passing = passingFacts(view);
  const everyone = view.mode === "overview" ? entities : nodes;
  const lines = [];
  for (const link of layers[view.mode]) {
    const shown = link.facts.filter((fact) => passing.has(fact.id));
    if (shown.length && typePasses(nodes[link.from], view) && typePasses(nodes[link.to], view)) lines.push(line(link, shown));
  }
  const scene = { mode: view.mode, passing, facts: passing, total: everyone.length, nodes: new Set(), links: lines, groups: [], groupLinks: [], unlinked: 0, path: null };
  for (const link of lines) scene.nodes.add(link.from).add(link.to);
  const linked = scene.nodes.size;
  const lone = everyone.filter((node) => !scene.nodes.has(node.id) && typePasses(node, view) && (node.facts.some((id) => passing.has(id)) || !filtered(view)));
  scene.unlinked = lone.length;
  if (view.lone) for (const node of lone) scene.nodes.add(node.id);
  scene.matching = linked + (view.lone ? lone.length : 0);
  if (view.path) keepPath(scene, view);
  else if (view.focus) keepAround(scene, view.focus);
  scene.large = !view.path && !view.focus && scene.nodes.size > about.large;
  if (scene.large && !view.all) closeCommunities(scene, view);
  return scene;
}

function line(link, shown) {
  const marks = shown.map(disputed);
  return { id: link.id, from: link.from, to: link.to, facts: shown, disputed: marks.includes("fact") ? "fact" : marks.includes("detail") ? "detail" : "" };
}

function around(lines) {
  const map = new Map();
  for (const link of lines) {
    if (!map.has(link.from)) map.set(link.from, []);
    if (!map.has(link.to)) map.set(link.to, []);
    map.get(link.from).push(link.to);
    map.get(link.to).push(link.from);
  }
  return map;
}

function keepAround(scene, focus) {
  const map = around(scene.links);
  const root = nodes.find((node) => node.key === focus.node).id;
  let ring = [root];
  const kept = new Set(ring);
  for (let step = 0; step < focus.depth; step += 1) {
    ring = ring.flatMap((node) => map.get(node) || []).filter((node) => !kept.has(node) && kept.add(node));
  }
  keep(scene, kept);
}

function keepPath(scene, view) {
  const [a, b] = [view.path.a, view.path.b].map((key) => nodes.find((node) => node.key === key).id);
  scene.path = shortestPath(scene.links, a, b);
  keep(scene, new Set(scene.path || [a, b]));
  if (scene.path) {
    const steps = new Set(scene.path.slice(1).map((node, i) => pairKey(scene.path[i], node)));
    scene.links = scene.links.filter((link) => steps.has(pairKey(link.from, link.to)));
  }
}

function keep(scene, kept) {
  scene.nodes = kept;
  scene.links = scene.links.filter((link) => kept.has(link.from) && kept.has(link.to));
}

function pairKey(a, b) {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** The nodes of a shortest path over some lines, or null. Breadth first, the lower number first at a tie. */
export function shortestPath(lines, a, b) {
  const map = around(lines);
  const before = new Map([[a, a]]);
  const queue = [a];
  for (let i = 0; i < queue.length && !before.has(b); i += 1) {
    for (const next of [...(map.get(queue[i]) || [])].sort((x, y) => x - y)) {
      if (!before.has(next)) {
        before.set(next, queue[i]);
        queue.push(next);
      }
    }
  }
  if (!before.has(b)) return null;
  const path = [b];
  while (path[0] !== a) path.unshift(before.get(path[0]));
  return path;
}

/** Put every community that is not open in place of its members, and join their lines. */
function closeCommunities(scene, view) {
  const members = new Map();
  for (const id of scene.nodes) {
    const number = nodes[id].community;
    if (view.open.has(number)) continue;
    if (!members.has(number)) members.set(number, []);
    members.get(number).push(nodes[id]);
  }
  for (const [number, group] of members) {
    if (group.length < 3) continue;
    for (const node of group) scene.nodes.delete(node.id);
    scene.groups.push(communityOf(number, group, view.mode));
  }
  scene.groups.sort((a, b) => b.count - a.count);
  const closed = new Set(scene.groups.map((group) => group.number));
  const home = (id) => (scene.nodes.has(id) ? id : closed.has(nodes[id].community) ? `c${nodes[id].community}` : null);
  const joined = new Map();
  const kept = [];
  for (const link of scene.links) {
    const [from, to] = [home(link.from), home(link.to)];
    if (from === link.from && to === link.to) kept.push(link);
    else if (from !== to) {
      const key = [from, to].map(String).sort().join(" ");
      if (!joined.has(key)) joined.set(key, { id: `g ${key}`, from, to, count: 0 });
      joined.get(key).count += link.facts.length;
    }
  }
  scene.links = kept;
  scene.groupLinks = [...joined.values()];
}

/** A closed community: where it stands, how many it holds, named after its most important members. */
export function communityOf(number, group, mode) {
  const ranked = [...group].sort((a, b) => Number(a.event) - Number(b.event) || b.size - a.size || a.id - b.id);
  const x = group.reduce((sum, node) => sum + node[mode][0], 0) / group.length;
  const y = group.reduce((sum, node) => sum + node[mode][1], 0) / group.length;
  const radius = Math.sqrt(group.reduce((sum, node) => sum + (node[mode][0] - x) ** 2 + (node[mode][1] - y) ** 2, 0) / group.length);
  return { id: `c${number}`, number, x, y, radius, count: group.length, leaders: ranked.slice(0, 3), slot: ranked[0].type.slot };
}
