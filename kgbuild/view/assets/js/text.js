// Words for values: dates, counts, statuses, modalities, names of articles.
import { articles, nodes, sourceNames } from "./data.js";

const MODALITY = { Asserted: "stated", Negated: "denied", Possible: "possible", Planned: "planned", Demanded: "demanded", Hypothetical: "hypothetical" };
const STATUS = { Agreed: "agreed", SingleSource: "one source", Disputed: "disputed" };
const ABOUT = { number: "the number", date: "the date", place: "the place", who: "who it was", duration: "how long", polarity: "whether it is so" };
const ICON = { Agreed: "✓", SingleSource: "1", Disputed: "≠" };

/** How a claim is put, in a word. */
export function modalityWord(name) {
  return MODALITY[name] || name.toLowerCase();
}

/** How the sources stand to a fact, in a word or two. */
export function statusWord(name) {
  return STATUS[name] || name;
}

/** The sign that goes with a status, so that it is not told by colour alone. */
export function statusIcon(name) {
  return ICON[name] || "";
}

/** What sources differ on. */
export function conflictWords(kind) {
  return ABOUT[kind] || `the ${kind}`;
}

/** 1,234 */
export function count(number) {
  return number.toLocaleString("en-GB");
}

/** "1 fact", "3 facts" */
export function counted(number, noun) {
  return `${count(number)} ${number === 1 ? noun : noun.endsWith("y") ? noun.slice(0, -1) + "ies" : noun + "s"}`;
}

/** 2023-09-17 for a day since 1970. */
export function isoDay(day) {
  return new Date(day * 86400000).toISOString().slice(0, 10);
}

/** 17 Sep 2023 for a day since 1970. */
export function plainDay(day) {
  return new Date(day * 86400000).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

/** "17 Sep 2023", "Sep 2023", "2023" or "3 to 5 Sep 2023", as exact as it is known. */
export function plainDays([first, last]) {
  if (first === last) return plainDay(first);
  const [from, to] = [isoDay(first), isoDay(last)];
  const after = isoDay(last + 1);
  if (from.endsWith("-01-01") && to.endsWith("-12-31")) return from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)} to ${to.slice(0, 4)}`;
  if (from.endsWith("-01") && after.endsWith("-01") && from.slice(0, 7) === to.slice(0, 7)) return plainDay(first).replace(/^\d+ /, "");
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))} to ${plainDay(last)}`;
  return `${plainDay(first)} to ${plainDay(last)}`;
}

/** A node's label, or the literal itself. */
export function nameOf(end) {
  if (typeof end === "number") return nodes[end].label;
  return typeof end === "object" && end ? end.text : String(end);
}

/** The outlet of an article, or its file. */
export function outlet(article) {
  return articles[article].publisher || articles[article].name;
}

/** Who says so. */
export function sourceList(fact) {
  return [...new Set(fact.sources)].map((number) => sourceNames[number]);
}

/** Whom or what a fact is about, with its number. */
export function objectWords(fact) {
  return `${nameOf(fact.object)}${fact.quantity ? ` (${fact.quantity})` : ""}`;
}

/** What a fact says, as one line. */
export function factLine(fact) {
  const put = fact.modality === "Asserted" ? "" : `${modalityWord(fact.modality)}: `;
  const tells = fact.subject === fact.event ? `${nameOf(fact.subject)} – ${fact.verb}:` : `${nameOf(fact.subject)} ${fact.verb}`;
  return `${put}${tells} ${objectWords(fact)}`;
}

/** At most `length` characters, cut at a space where there is one. */
export function shorten(text, length) {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** Letters for comparing: lower case, no accents. */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
