// A SPARQL query for what is chosen, against the graph this build wrote beside the page (graph.ttl).
import { about, nodes, nodeByKey } from "./data.js";
import { announce, byId } from "./dom.js";

const PREFIXES = Object.entries(about.prefixes).map(([name, iriStart]) => `PREFIX ${name}: <${iriStart}>\n`).join("");
const LISTED = 200; // nodes listed in a query for the picture

/** The IRI of an entity, event or claim, encoded as kgbuild/graph/terms.py does. */
function iri(key) {
  const local = encodeURIComponent(key.toWellFormed?.() ?? key).replace(/[!*'()]/g, (sign) => `%${sign.codePointAt(0).toString(16).toUpperCase()}`);
  return `<${about.base}${local}>`;
}

const CLAIM = `  ?claim rdf:predicate ?predicate ; kg:status ?status ; kg:modality ?modality ; kg:evidence ?evidence .
  ?evidence nif:anchorOf ?words ; nif:referenceContext ?article .`;

/** The query for { node }, { from, to }, { fact }, or { scene }: what is in the picture. */
export function sparqlFor(chosen) {
  if (chosen.node && nodeByKey.get(chosen.node).event) return `${PREFIXES}
# What fills the roles of this event, and the words behind each
SELECT ?predicate ?object ?status ?modality ?words ?article WHERE {
  ?claim rdf:subject ${iri(chosen.node)} ; rdf:object ?object .
${CLAIM}
}`;
  if (chosen.node) return `${PREFIXES}
# Everything said of this entity, either way, and the words behind it
SELECT ?subject ?predicate ?object ?status ?modality ?words ?article WHERE {
  { ?claim rdf:subject ${iri(chosen.node)} } UNION { ?claim rdf:object ${iri(chosen.node)} }
  ?claim rdf:subject ?subject ; rdf:object ?object .
${CLAIM}
}`;
  if (chosen.from) return `${PREFIXES}
# Everything said between these two, either way, and the words behind it
SELECT ?subject ?predicate ?object ?status ?modality ?words ?article WHERE {
  VALUES (?subject ?object) { (${iri(chosen.from)} ${iri(chosen.to)}) (${iri(chosen.to)} ${iri(chosen.from)}) }
  ?claim rdf:subject ?subject ; rdf:object ?object .
${CLAIM}
}`;
  if (chosen.fact) return `${PREFIXES}
# This claim, who makes it, the words behind it, and what it cannot be reconciled with
SELECT ?subject ?predicate ?object ?status ?modality ?source ?words ?article ?other WHERE {
  BIND(${iri(chosen.fact)} AS ?claim)
  ?claim rdf:subject ?subject ; rdf:object ?object .
${CLAIM}
  OPTIONAL { ?claim kg:attributedTo ?source }
  OPTIONAL { ?claim kg:conflictsWith ?other }
}`;
  const ids = [...chosen.scene.nodes].slice(0, LISTED);
  return `${PREFIXES}
# The direct edges among ${ids.length === chosen.scene.nodes.size ? "the" : `${ids.length} of the ${chosen.scene.nodes.size}`} nodes in the picture
SELECT ?subject ?predicate ?object WHERE {
  VALUES ?subject { ${ids.map((id) => iri(nodes[id].key)).join(" ")} }
  VALUES ?object { ${ids.map((id) => iri(nodes[id].key)).join(" ")} }
  ?subject ?predicate ?object .
}`;
}

/** Show the query in a dialog, and copy it. */
export function showSparql(chosen) {
  const text = sparqlFor(chosen);
  byId("sparql-text").value = text;
  byId("sparql").showModal();
  copy(text, "Query copied");
}

/** Copy text; where the browser refuses, the reader is told to copy by hand. */
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    announce(done);
  } catch {
    announce("The browser does not let the page copy; select the text and copy it");
  }
}
