// Taking away: the view as PNG or SVG, the facts shown as CSV.
import { about, articles, facts, nodes, sentences } from "./data.js";
import { groupSize, net, spot } from "./canvas.js";
import { save } from "./dom.js";
import { overlay } from "./paint.js";
import { factsShown } from "./table.js";
import { nodeColour, theme } from "./theme.js";
import { nameOf, outlet, sourceList } from "./text.js";

function fileName(ending) {
  const slug = about.title.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase().slice(0, 50);
  return `${slug || "graph"}.${ending}`;
}

/** The picture as it stands, on the theme's ground. */
export function savePng() {
  const drawn = net().canvas.frame.canvas;
  const sheet = document.createElement("canvas");
  sheet.width = drawn.width;
  sheet.height = drawn.height;
  const context = sheet.getContext("2d");
  context.fillStyle = theme().canvas;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(drawn, 0, 0);
  sheet.toBlob((blob) => save(fileName("png"), blob), "image/png");
}

function xml(text) {
  return String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** The picture as SVG text: the same lines, shapes and labels as on the screen. */
export function svgText(scene, mode) {
  const context = document.createElement("canvas").getContext("2d");
  const { view, labels, verbs, signs } = overlay(context);
  const colours = theme();
  const at = (place) => [place[0] * view.scale + view.dx, place[1] * view.scale + view.dy].map((value) => value.toFixed(1));
  const place = (id) => (nodes[id] ? spot(nodes[id], mode) : groupSpot(scene, id));
  const out = [`<svg xmlns="http://www.w3.org/2000/svg" width="${view.width}" height="${view.height}" viewBox="0 0 ${view.width} ${view.height}" font-family="sans-serif">`, `<title>${xml(about.title)}</title>`, `<rect width="100%" height="100%" fill="${xml(colours.canvas)}"/>`];
  for (const link of [...scene.groupLinks, ...scene.links]) {
    const [[x1, y1], [x2, y2]] = [at(place(link.from)), at(place(link.to))];
    const dashes = link.disputed === "fact" ? ' stroke-dasharray="9 6"' : "";
    const support = link.facts ? Math.max(...link.facts.map((fact) => fact.support), 1) : 1;
    out.push(`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${xml(link.disputed === "fact" ? colours.dispute : colours.lineStrong)}" stroke-width="${Math.min(1 + 0.6 * (support - 1), 3.5)}"${dashes}/>`);
  }
  for (const group of scene.groups) {
    const [x, y] = at([group.x, group.y]);
    out.push(`<circle cx="${x}" cy="${y}" r="${(groupSize(group) * view.scale).toFixed(1)}" fill="${xml(colours.canvas)}" stroke="${xml(colours.event)}" stroke-width="3"/>`);
  }
  for (const id of scene.nodes) out.push(shape(nodes[id], at(spot(nodes[id], mode)).map(Number), net().body.nodes[id].options.size * view.scale, colours));
  for (const verb of verbs) out.push(words(verb.text, verb.x, verb.y + verb.px * 0.85, verb.px, verb.line.disputed === "fact" ? colours.dispute : colours.muted, colours.canvas));
  for (const sign of signs) out.push(words("≠", sign.x, sign.y + 4, 13, colours.dispute, colours.canvas));
  for (const label of labels) label.lines.forEach((line, i) => out.push(words(line, label.x, label.y + label.px * (0.9 + 1.2 * i), label.px, colours.ink, colours.canvas)));
  return `${out.join("\n")}\n</svg>\n`;
}

function groupSpot(scene, id) {
  const group = scene.groups.find((one) => one.id === id);
  return [group.x, group.y];
}

function words(text, x, y, px, fill, halo) {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${px}" text-anchor="middle" fill="${xml(fill)}" stroke="${xml(halo)}" stroke-width="3" paint-order="stroke">${xml(text)}</text>`;
}

const CORNERS = { square: [45, 4], diamond: [0, 4], triangle: [-90, 3], triangleDown: [90, 3], hexagon: [0, 6] };

function shape(node, [x, y], radius, colours) {
  const paint = node.event ? `fill="${xml(colours.canvas)}" stroke="${xml(colours.event)}" stroke-width="2"` : `fill="${xml(nodeColour(node))}"`;
  const tip = `<title>${xml(node.label)}</title>`;
  if (!(node.shape in CORNERS) && node.shape !== "star") return `<circle cx="${x}" cy="${y}" r="${radius.toFixed(1)}" ${paint}>${tip}</circle>`;
  const [turn, corners] = CORNERS[node.shape] || [-90, 10];
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = ((turn + (360 / corners) * i) * Math.PI) / 180;
    const reach = node.shape === "star" && i % 2 ? radius * 0.5 : radius * 1.2;
    return `${(x + Math.cos(angle) * reach).toFixed(1)},${(y + Math.sin(angle) * reach).toFixed(1)}`;
  });
  return `<polygon points="${points.join(" ")}" ${paint}>${tip}</polygon>`;
}

/** Save the picture as SVG. */
export function saveSvg(scene, mode) {
  save(fileName("svg"), new Blob([svgText(scene, mode)], { type: "image/svg+xml" }));
}

/** A cell of CSV; a text that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value) {
  const text = String(value);
  const plain = typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The facts shown, a row each, with their words. */
export function csvText(view, scene) {
  const head = ["subject", "predicate", "object", "quantity", "date", "status", "modality", "support", "confidence", "according_to", "articles", "evidence", "id"];
  const rows = factsShown(view, scene).map((fact) => [
    nameOf(fact.subject),
    fact.verb,
    nameOf(fact.object),
    fact.quantity,
    fact.days ? fact.days.map((day) => new Date(day * 86400000).toISOString().slice(0, 10)).filter((day, i, all) => all.indexOf(day) === i).join("/") : "",
    fact.status,
    fact.modality,
    fact.support,
    fact.confidence / 100,
    sourceList(fact).join("; "),
    fact.articles.map((article) => `${outlet(article)} (${articles[article].name})`).join("; "),
    fact.evidence.map(([sentence, first, last]) => sentences[sentence][1].slice(first, last)).join(" | "),
    fact.key,
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Save the facts shown as CSV. */
export function saveCsv(view, scene) {
  save(fileName("csv"), new Blob([csvText(view, scene)], { type: "text/csv;charset=utf-8" }));
}

/** How many facts a CSV would hold, of how many there are. */
export function csvCount(view, scene) {
  return [factsShown(view, scene).length, facts.length];
}
