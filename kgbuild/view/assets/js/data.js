// The graph as the page holds it, made from the columns in the inert JSON that Python wrote (kgbuild/view/story.py).

const source = JSON.parse(document.getElementById("graph-data").textContent);

/** { title, base, version, setAside, large, prefixes } */
export const about = source.about;
/** [{ name, title, publisher, date, day, url }] */
export const articles = source.articles;
/** [[article, text]] */
export const sentences = source.sentences;
/** vis-network's options, as pyvis wrote them. */
export const options = source.network.options;
/** Classes: [{ name, label, top, topLabel, shape, slot, event }] */
export const types = source.types;
export const statuses = source.facts.statuses;
export const modalities = source.facts.modalities;
export const sourceNames = source.facts.sourceNames;

const typeByName = new Map(types.map((type) => [(type.event ? "event " : "") + type.name, type]));
const entityCount = source.nodes.names.length;

/** { id, key, label, type, event, names, mentions, articles, community, x, y, at, size, time, facts, predicate, weight } */
export const nodes = source.network.nodes.map((drawn, id) => ({
  id,
  key: source.nodes.key[id],
  label: String(drawn.label),
  event: id >= entityCount,
  type: typeByName.get((id >= entityCount ? "event " : "") + source.nodes.type[id]),
  names: source.nodes.names[id] || [],
  sameAs: source.nodes.sameAs[id] || [],
  mentions: source.nodes.mentions[id] || 0,
  articles: source.nodes.articles[id],
  community: source.nodes.community[id],
  overview: [drawn.x, drawn.y],
  detail: source.nodes.detail[id],
  size: drawn.size,
  shape: drawn.shape,
  time: source.nodes.time[id] || null,
  predicate: id >= entityCount ? source.nodes.predicate[id - entityCount] : "",
  facts: [],
}));
export const entities = nodes.slice(0, entityCount);
export const events = nodes.slice(entityCount);

const columns = source.facts;

/** { id, key, subject, predicate, object, modality, status, confidence, support, edge, event, days, sources, ... } */
export const facts = columns.key.map((key, id) => {
  const [curie, label, role] = columns.predicates[columns.predicate[id]];
  const subject = columns.subject[id];
  const object = columns.object[id];
  const event = columns.event[id] >= 0 ? columns.event[id] : subject >= entityCount ? subject : -1;
  return {
    id,
    key,
    subject,
    object,
    curie,
    verb: label,
    role: role === 1,
    toNode: typeof object === "number",
    event,
    modality: modalities[columns.modality[id]],
    modalityNumber: columns.modality[id],
    status: statuses[columns.status[id]],
    statusNumber: columns.status[id],
    confidence: columns.confidence[id],
    support: columns.support[id],
    edge: columns.edge[id] === 1,
    quantity: columns.quantity[id] || "",
    sources: columns.sources[id],
    rules: columns.rules[id].map((rule) => columns.ruleNames[rule]),
    evidence: columns.evidence[id],
    conflicts: columns.conflicts[id] || [],
    conflict: columns.conflict[id] || "",
    articles: [...new Set(columns.evidence[id].map(([sentence]) => sentences[sentence][0]))],
    ...daysOf(object, event, columns.evidence[id]),
  };
});

/** When a fact holds: its own date, else its event's, else the days on which it was reported. */
function daysOf(object, event, evidence) {
  const days = (object && object.days) || (event >= 0 && nodes[event].time?.slice(0, 2)) || null;
  if (days) return { days, reported: false };
  const told = evidence.map(([sentence]) => articles[sentences[sentence][0]].day).filter((day) => day !== null);
  return { days: told.length ? [Math.min(...told), Math.max(...told)] : null, reported: true };
}

for (const fact of facts) {
  const sides = new Set([fact.subject, fact.object, fact.event]);
  for (const side of sides) if (typeof side === "number" && side >= 0) nodes[side].facts.push(fact.id);
}

/** Lines of the drawing: { id, from, to, layer, facts } */
export const links = source.network.edges.map((line) => ({
  id: line.id,
  from: line.from,
  to: line.to,
  layer: line.layer,
  facts: line.facts.map((id) => facts[id]),
}));

export const nodeByKey = new Map(nodes.map((node) => [node.key, node]));
export const factByKey = new Map(facts.map((fact) => [fact.key, fact]));

const disputedEvents = new Set(facts.filter((fact) => fact.status === "Disputed" && fact.event >= 0).map((fact) => fact.event));

/** Do sources differ about something in this fact, or about the event behind it? */
export function disputed(fact) {
  return fact.status === "Disputed" ? "fact" : disputedEvents.has(fact.event) ? "detail" : "";
}

/** Is anything said of this node disputed? */
export function nodeDisputed(node) {
  return node.event ? disputedEvents.has(node.id) : node.facts.some((id) => facts[id].status === "Disputed" && facts[id].event < 0);
}

/** Decisions of resolve about a node: [{ left, right, merged, score, features, other }], and how many more there are. */
export function reasonsFor(node) {
  const rows = (source.reasons.rows[node.id] || []).map(([left, right, merged, score, features, one, two]) => ({
    left,
    right,
    merged: merged === 1,
    score,
    features: features.map(([name, part, explanation]) => ({ name, part, explanation })),
    other: one === node.id ? two : one,
  }));
  return { rows, more: source.reasons.more[node.id] || 0 };
}

/** The words at a place [sentence, first, last + 1]. */
export function wordsAt(place) {
  return place ? sentences[place[0]][1].slice(place[1], place[2]) : "";
}
