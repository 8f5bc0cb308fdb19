// A small dialog that asks for a second node.
import { byId } from "./dom.js";
import { suggestInto } from "./suggest.js";

let whenPicked = null;

/** Ask for a node; `picked(id)` when the reader has chosen one. */
export function openPicker(question, picked) {
  whenPicked = picked;
  byId("picker-question").textContent = question;
  byId("picker-input").value = "";
  byId("picker").showModal();
  byId("picker-input").focus();
}

/** Wire the dialog up, once. */
export function readyPicker() {
  suggestInto(byId("picker-input"), byId("picker-list"), (id) => {
    byId("picker").close();
    whenPicked(id);
  });
}
