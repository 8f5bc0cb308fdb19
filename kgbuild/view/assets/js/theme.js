// Colours come from css/theme.css, so that canvas and page agree in light and dark.
import { byId } from "./dom.js";

const NAMES = ["canvas", "ink", "muted", "line", "line-strong", "dispute", "accent", "event", "halo"];
let colours = null;

/** The colours of the theme in force: { ink, line, slots: [...] }. */
export function theme() {
  if (!colours) {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(`--${name}`).trim();
    colours = Object.fromEntries(NAMES.map((name) => [name.replace(/-(\w)/, (_, letter) => letter.toUpperCase()), read(name)]));
    colours.slots = Array.from({ length: 8 }, (_, i) => read(`slot-${i}`));
    colours.font = style.getPropertyValue("--font").trim() || "sans-serif";
  }
  return colours;
}

/** Is the page dark now? */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Follow the system's theme, and the button that overrules it; call `repaint` after each change. */
export function followTheme(repaint) {
  const button = byId("theme");
  const refresh = () => {
    colours = null;
    button.setAttribute("aria-pressed", String(isDark()));
    repaint();
  };
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    refresh();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refresh);
  button.setAttribute("aria-pressed", String(isDark()));
}

/** The colour of a node's class. */
export function nodeColour(node) {
  return node.event ? theme().event : theme().slots[node.type.slot];
}
