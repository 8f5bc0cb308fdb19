// The buttons and switches of the header and the graph's corners.
import { choose, chooseNode, showEverything, toggleCommunity } from "./actions.js";
import { fitAll } from "./camera.js";
import { about, nodes } from "./data.js";
import { byId } from "./dom.js";
import { saveCsv, savePng, saveSvg } from "./exports.js";
import { zoom } from "./keyboard.js";
import { summary } from "./panel.js";
import { camera } from "./pointer.js";
import { copy, showSparql } from "./sparql.js";
import { change, encode, reach, state } from "./state.js";
import { suggestInto } from "./suggest.js";
import { count } from "./text.js";

/** Wire the controls; `current()` gives the scene. */
export function readyControls(current) {
  byId("summary").textContent = summary();
  byId("title").textContent = about.title;
  for (const radio of document.querySelectorAll("input[name=mode]")) radio.addEventListener("change", () => change({ mode: radio.value, camera: null }));
  for (const radio of document.querySelectorAll("input[name=view]")) radio.addEventListener("change", () => change({ view: radio.value }));
  const on = (id, act) => byId(id).addEventListener("click", act);
  on("back", () => history.back());
  on("forward", () => history.forward());
  on("everything", showEverything);
  on("lone", () => change({ lone: !state().lone, camera: null }));
  on("all", () => change({ all: !state().all, camera: null }));
  on("zoom-in", () => (zoom(1.3), camera(current())));
  on("zoom-out", () => (zoom(1 / 1.3), camera(current())));
  on("fit", () => (fitAll(), camera(current())));
  on("close-panel", () => (choose(null), state().path && showEverything()));
  on("png", savePng);
  on("svg", () => saveSvg(current(), state().mode));
  on("csv", () => saveCsv(state(), current()));
  on("query", () => showSparql({ scene: current() }));
  on("link", () => copy(location.href.split("#")[0] + encode(state()), "Link copied"));
  on("help-button", () => byId("help").showModal());
  on("filters-button", () => {
    const open = document.body.classList.toggle("filters-open");
    byId("filters-button").setAttribute("aria-expanded", String(open));
    if (open) byId("filters").focus();
  });
  for (const button of document.querySelectorAll("dialog .close")) button.addEventListener("click", () => button.closest("dialog").close());
  suggestInto(byId("search"), byId("suggestions"), (id) => {
    const scene = current();
    if (!scene.nodes.has(id) && scene.groups.some((group) => group.number === nodes[id].community)) toggleCommunity(nodes[id].community, true);
    chooseNode(id);
  });
  byId("save").addEventListener("toggle", (event) => event.newState === "open" && byId("png").focus());
}

/** Show in the controls what a view is. */
export function showControls(view, scene) {
  for (const radio of document.querySelectorAll("input[name=mode]")) radio.checked = radio.value === view.mode;
  for (const radio of document.querySelectorAll("input[name=view]")) radio.checked = radio.value === view.view;
  byId("back").disabled = !reach().back;
  byId("forward").disabled = !reach().forward;
  byId("everything").hidden = !(view.focus || view.path);
  byId("lone").hidden = !(scene.unlinked || view.lone);
  byId("lone").textContent = view.lone ? "Hide unlinked" : `Show ${count(scene.unlinked)} unlinked`;
  byId("all").hidden = !scene.large;
  byId("all").setAttribute("aria-pressed", String(view.all));
}
