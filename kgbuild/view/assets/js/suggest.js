// Suggestions for a search box, over labels and every other name, in the ARIA combobox pattern.
import { nodes } from "./data.js";
import { el, fill } from "./dom.js";
import { folded } from "./text.js";

const SHOWN = 12;
let index = null;

function entries() {
  index ||= nodes.flatMap((node) => [...new Set([node.label, ...node.names])].map((name) => ({ node, name, text: folded(name) })));
  return index;
}

/** Nodes whose names match, best first: the start of a name, then of a word, then anywhere. */
export function matching(query, limit = SHOWN) {
  const wanted = folded(query.trim());
  if (!wanted) return [];
  const best = new Map();
  for (const entry of entries()) {
    const at = entry.text.indexOf(wanted);
    if (at < 0) continue;
    const rank = (at === 0 ? 0 : /[^\p{L}\p{N}]/u.test(entry.text[at - 1]) ? 1 : 2) * 4 + (entry.node.event ? 2 : 0) + (entry.name === entry.node.label ? 0 : 1);
    const before = best.get(entry.node.id);
    if (!before || rank < before.rank) best.set(entry.node.id, { ...entry, rank });
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank || b.node.size - a.node.size || a.node.id - b.node.id).slice(0, limit);
}

/** Make an input with a list below it suggest nodes; `pick(id)` when one is chosen. */
export function suggestInto(input, list, pick) {
  let shown = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const move = (to) => {
    active = to;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (i) => {
    const { node } = shown[i];
    input.value = node.label;
    close();
    pick(node.id);
  };
  const refresh = () => {
    shown = matching(input.value);
    fill(
      list,
      shown.map(({ node, name }, i) =>
        el(
          "li",
          { id: `${list.id}-${i}`, role: "option", "aria-selected": "false", onmousedown: (event) => (event.preventDefault(), take(i)) },
          el("span", {}, name),
          el("span", { class: "note" }, `${name === node.label ? "" : `${node.label} · `}${node.event ? "event" : node.type.label}`),
        ),
      ),
      input.value.trim() && !shown.length ? el("li", { class: "note", role: "option", "aria-disabled": "true", "aria-selected": "false", id: `${list.id}-none` }, "Nothing by that name") : null,
    );
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    active = -1;
    input.removeAttribute("aria-activedescendant");
  };
  input.addEventListener("input", refresh);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    } else if (event.key === "ArrowDown" && shown.length) {
      event.preventDefault();
      if (list.hidden) refresh();
      move((active + 1) % shown.length);
    } else if (event.key === "ArrowUp" && shown.length) {
      event.preventDefault();
      move((active + shown.length - 1) % shown.length);
    } else if (event.key === "Enter" && shown.length) {
      event.preventDefault();
      take(Math.max(active, 0));
    }
  });
}
