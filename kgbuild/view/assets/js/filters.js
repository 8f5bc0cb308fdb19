// Which facts and nodes pass the filters of a view.
import { facts, links, nodes, types } from "./data.js";

const typeNumber = new Map(types.map((type, number) => [type, number]));

/** May this node be shown, as far as its own type goes? */
export function typePasses(node, view) {
  return !view.off.types.has(typeNumber.get(node.type));
}

/** Does a fact pass every filter? Dates compare as ranges: a month passes when any of its days is chosen. */
export function factPasses(fact, view) {
  const { off } = view;
  if (off.statuses.size && off.statuses.has(fact.statusNumber)) return false;
  if (off.modalities.size && off.modalities.has(fact.modalityNumber)) return false;
  if (off.types.size) {
    if (fact.event >= 0 && !typePasses(nodes[fact.event], view)) return false;
    if (typeof fact.subject === "number" && !typePasses(nodes[fact.subject], view)) return false;
    if (fact.toNode && !typePasses(nodes[fact.object], view)) return false;
  }
  if (off.relations.size && fact.event < 0) return false;
  if (off.articles.size && fact.articles.length && fact.articles.every((article) => off.articles.has(article))) return false;
  if (off.sources.size && fact.sources.length && fact.sources.every((source) => off.sources.has(source))) return false;
  if (!fact.days) return view.undated;
  if (view.from !== null && fact.days[1] < view.from) return false;
  return view.to === null || fact.days[0] <= view.to;
}

/** The facts that pass, as a set of numbers. */
export function passingFacts(view) {
  const passing = new Set();
  for (const fact of facts) if (factPasses(fact, view)) passing.add(fact.id);
  return passing;
}

/** Is any filter set? */
export function filtered(view) {
  return Object.values(view.off).some((set) => set.size) || view.from !== null || view.to !== null || !view.undated;
}

/** The lines of a layer by node: Map(node -> [link]). */
export function neighbours(layer) {
  const map = new Map();
  for (const link of links) {
    if (link.layer !== layer) continue;
    for (const end of [link.from, link.to]) {
      if (!map.has(end)) map.set(end, []);
      map.get(end).push(link);
    }
  }
  return map;
}
