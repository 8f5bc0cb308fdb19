// The words behind facts: every sentence, the words marked, with outlet, date and who said so.
import { articles, facts, sentences, wordsAt } from "./data.js";
import { el } from "./dom.js";
import { conflictWords, counted, factLine, modalityWord, objectWords, outlet, plainDay, plainDays, sourceList, statusIcon, statusWord } from "./text.js";

/** A sentence with the words at some places marked; overlapping places are joined. */
export function markedSentence(sentence, places) {
  const text = sentences[sentence][1];
  const quote = el("blockquote", {});
  let at = 0;
  for (const [first, last] of joined(places)) {
    quote.append(text.slice(at, first), el("mark", {}, text.slice(first, last)));
    at = last;
  }
  quote.append(text.slice(at));
  return quote;
}

function joined(places) {
  const sorted = [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const result = [];
  for (const [first, last] of sorted) {
    const before = result.at(-1);
    if (before && first <= before[1]) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result;
}

/** Where a sentence comes from: outlet, date, title; a link when the article has an address. */
export function cite(number) {
  const article = articles[number];
  const when = article.day === null ? article.date : plainDay(article.day);
  const title = article.title || article.name;
  return el(
    "p",
    { class: "cite" },
    el("strong", {}, outlet(number)),
    when ? `, ${when}` : ", no date",
    ": ",
    article.url ? el("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, title) : title,
  );
}

/** All sentences behind some facts, each once. */
export function evidenceList(shown) {
  const bySentence = new Map();
  for (const fact of shown) {
    for (const [sentence, first, last] of fact.evidence) {
      if (!bySentence.has(sentence)) bySentence.set(sentence, []);
      bySentence.get(sentence).push([first, last]);
    }
  }
  const items = [...bySentence].map(([sentence, places]) => el("li", {}, markedSentence(sentence, places), cite(sentences[sentence][0])));
  return items.length ? el("ol", { class: "evidence", "aria-label": "Evidence" }, items) : el("p", { class: "note" }, "No words are kept for this.");
}

/** Signs of how well a fact is founded, each with its word. */
export function badges(fact) {
  const agreed = fact.status === "Agreed" ? `agreed by ${counted(fact.support, "independent source")}` : statusWord(fact.status);
  return el(
    "p",
    { class: "badges" },
    el("span", { class: `badge ${fact.status.toLowerCase()}` }, el("span", { "aria-hidden": "true" }, statusIcon(fact.status)), ` ${agreed}`),
    fact.modality === "Asserted" ? null : el("span", { class: "badge modality" }, modalityWord(fact.modality)),
    el("span", { class: "badge" }, `confidence ${fact.confidence} %`),
    fact.days ? el("span", { class: "badge" }, `${fact.reported ? "reported " : ""}${plainDays(fact.days)}`) : null,
  );
}

/** One fact in full: what it says, how well founded, who says so, the words, and the other side of a dispute. */
export function factCard(fact, { open = true, title = true } = {}) {
  const card = el("article", { class: `fact ${fact.status === "Disputed" ? "is-disputed" : ""}`, "data-fact": fact.key });
  if (title) card.append(el("h3", {}, factLine(fact)));
  card.append(badges(fact));
  if (fact.object && fact.object.how) card.append(el("p", { class: "note" }, `Date worked out: ${fact.object.how}`));
  const said = sourceList(fact);
  if (said.length) card.append(el("p", { class: "said" }, "According to ", el("strong", {}, said.join(", "))));
  const words = evidenceList([fact]);
  const bothSides = fact.conflicts.length > 0; // which then hold the words
  if (!bothSides) card.append(open ? words : el("details", {}, el("summary", {}, counted(fact.evidence.length, "sentence")), words));
  if (fact.rules.length) card.append(el("p", { class: "note rules" }, `Found by: ${fact.rules.join(", ")}`));
  if (bothSides) card.append(disputeBlock(fact));
  return card;
}

/** Both sides of a dispute, one beside the other. */
export function disputeBlock(fact) {
  const against = fact.conflicts.map((id) => facts[id]);
  const alike = against.filter((other) => other.curie === fact.curie); // an agent against an agent, not against its edge
  const others = alike.length ? alike : against;
  const sides = [fact, ...others];
  const most = Math.max(...sides.map((one) => one.support), 1);
  const glance = (one) => {
    const bar = el("span", { class: "bar-of-sources", "aria-hidden": "true" });
    bar.style.setProperty("--share", `${(one.support / most) * 100}%`);
    return el("li", {}, el("span", { class: "claim" }, sideLine(one, sides)), bar, el("span", { class: "note" }, counted(one.support, "source")));
  };
  const side = (one) =>
    el(
      "div",
      { class: "side" },
      el("p", { class: "claim" }, sideLine(one, sides)),
      el("p", { class: "said" }, sourceList(one).join(", ") || "no source named", ` · ${counted(one.support, "source")} · confidence ${one.confidence} %`),
      one.edge ? el("p", { class: "note" }, "Better supported: drawn in the graph.") : null,
      evidenceList([one]),
    );
  return el(
    "section",
    { class: "dispute", "aria-label": "Disputed" },
    el("h4", {}, el("span", { "aria-hidden": "true" }, "≠ "), `Sources differ${fact.conflict ? ` on ${conflictWords(fact.conflict)}` : ""}`),
    el("ul", { class: "glance" }, sides.map(glance)),
    el("div", { class: "sides" }, sides.map(side)),
  );
}

/** What one side says: only what differs, when both speak of the same thing. */
function sideLine(fact, sides) {
  const put = fact.modality === "Asserted" ? "" : `${modalityWord(fact.modality)}: `;
  const alike = sides.every((side) => side.subject === fact.subject && side.curie === fact.curie);
  if (alike && new Set(sides.map(objectWords)).size > 1) return `${put}${objectWords(fact)}`;
  return fact.role ? `${put}${fact.verb}: ${objectWords(fact)}` : factLine(fact);
}

/** The sentence around a place, with the place marked; for reasons of merges. */
export function placed(place) {
  if (!place) return el("span", {}, "(not in the articles kept)");
  return el("span", {}, el("q", {}, wordsAt(place)), " ", el("span", { class: "note" }, outlet(sentences[place[0]][0])));
}
