// The timeline below the graph: one bar for each day (or stretch of days) to which facts belong, to brush over.
// Days without facts are left out, so that one old year does not squeeze last week into a single bar.
import { facts } from "./data.js";
import { byId, el, fill } from "./dom.js";
import { change, state } from "./state.js";
import { count, counted, plainDay } from "./text.js";

const BARS = 60;
let bars = []; // [{ first, last, amount }]

/** Build the bars and wire the brush. */
export function readyTimeline() {
  bars = barsFor(facts.filter((fact) => fact.days));
  byId("timeline").hidden = bars.length < 2;
  if (bars.length < 2) return;
  const top = Math.max(...bars.map((bar) => bar.amount));
  const columns = bars.map((bar) => {
    const column = el("span", { class: "bar", title: `${barName(bar)}: ${counted(bar.amount, "fact")}` });
    column.style.setProperty("--height", `${Math.max(8, Math.sqrt(bar.amount / top) * 100)}%`);
    return column;
  });
  fill(byId("bars"), columns);
  byId("ticks").replaceChildren(...ticks());
  for (const [id, end] of [["from", 0], ["to", bars.length]]) {
    const slider = byId(id);
    slider.max = bars.length; // sliders stand between bars
    slider.value = end;
    slider.addEventListener("input", () => {
      const [low, high] = [Number(byId("from").value), Number(byId("to").value)].sort((a, b) => a - b);
      chooseBars(Math.min(low, bars.length - 1), Math.max(high - 1, low));
    });
  }
  const undated = facts.filter((fact) => !fact.days).length;
  byId("undated").addEventListener("change", (event) => change({ undated: event.target.checked }));
  byId("undated").parentElement.hidden = !undated;
  byId("undated-count").textContent = `${count(undated)} undated`;
  readyBrush(byId("bars"));
}

function barsFor(dated) {
  const days = new Map();
  for (const fact of dated) days.set(fact.days[0], (days.get(fact.days[0]) || 0) + 1);
  const sorted = [...days].sort((a, b) => a[0] - b[0]);
  const each = Math.ceil(sorted.length / BARS) || 1;
  const result = [];
  for (let i = 0; i < sorted.length; i += each) {
    const part = sorted.slice(i, i + each);
    result.push({ first: part[0][0], last: part.at(-1)[0], amount: part.reduce((sum, [, amount]) => sum + amount, 0) });
  }
  return result;
}

function barName(bar) {
  return bar.first === bar.last ? plainDay(bar.first) : `${plainDay(bar.first)} to ${plainDay(bar.last)}`;
}

function ticks() {
  const places = bars.length < 8 ? bars.map((_, i) => i) : [0, 1, 2, 3, 4].map((i) => Math.round((i * (bars.length - 1)) / 4));
  return places.map((i) => {
    const tick = el("span", {}, plainDay(bars[i].first));
    tick.style.setProperty("--at", `${((i + 0.5) / bars.length) * 100}%`);
    return tick;
  });
}

function chooseBars(low, high) {
  const whole = low === 0 && high === bars.length - 1;
  const [from, to] = whole ? [null, null] : [bars[low].first, bars[high].last];
  if (from !== state().from || to !== state().to) change({ from, to }, { remember: false });
}

function readyBrush(strip) {
  let start = null;
  const at = (event) => {
    const box = strip.getBoundingClientRect();
    return Math.min(Math.max(Math.floor(((event.clientX - box.left) / box.width) * bars.length), 0), bars.length - 1);
  };
  strip.addEventListener("pointerdown", (event) => {
    start = at(event);
    strip.setPointerCapture(event.pointerId);
    change({}, { remember: true }); // one step back undoes the whole brush
    chooseBars(start, start);
  });
  strip.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const now = at(event);
    chooseBars(Math.min(start, now), Math.max(start, now));
  });
  const stop = () => (start = null);
  strip.addEventListener("pointerup", stop);
  strip.addEventListener("pointercancel", stop);
  strip.addEventListener("dblclick", () => chooseBars(0, bars.length - 1));
}

/** Keep the timeline in step with a view. */
export function showTimeline(view) {
  if (bars.length < 2) return;
  const low = view.from === null ? 0 : Math.max(bars.findIndex((bar) => bar.last >= view.from), 0);
  const high = view.to === null ? bars.length - 1 : Math.max(bars.findLastIndex((bar) => bar.first <= view.to), 0);
  byId("from").value = low;
  byId("to").value = high + 1;
  byId("from").setAttribute("aria-valuetext", plainDay(bars[low].first));
  byId("to").setAttribute("aria-valuetext", plainDay(bars[high].last));
  [...byId("bars").children].forEach((bar, i) => bar.classList.toggle("out", i < low || i > high));
  byId("undated").checked = view.undated;
  const amount = bars.slice(low, high + 1).reduce((sum, bar) => sum + bar.amount, 0);
  const all = bars.reduce((sum, bar) => sum + bar.amount, 0);
  byId("range").textContent = `${plainDay(bars[low].first)} – ${plainDay(bars[high].last)} · ${count(amount)} of ${counted(all, "dated fact")}`;
}
