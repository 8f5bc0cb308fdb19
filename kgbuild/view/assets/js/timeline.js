// The timeline below the graph: one bar for each day (or stretch of days) on which something happened, to brush over.
// Days without events are left out, so that one old year does not squeeze last week into a single bar.
import { events } from "./data.js";
import { byId, el, fill } from "./dom.js";
import { change, state } from "./state.js";
import { count, counted, plainDay } from "./text.js";

const BARS = 60;
let bars = []; // [{ first, last, events }]
let undatedEvents = 0;

/** Build the bars and wire the brush. */
export function readyTimeline() {
  const dated = events.filter((event) => event.time);
  undatedEvents = events.length - dated.length;
  bars = barsFor(dated);
  byId("timeline").hidden = bars.length < 2;
  if (bars.length < 2) return;
  const top = Math.max(...bars.map((bar) => bar.amount));
  const strip = byId("bars");
  fill(strip, bars.map((bar) => {
    const column = el("span", { class: "bar", title: `${name(bar)}: ${counted(bar.amount, "event")}` });
    column.style.setProperty("--height", `${Math.max(12, (bar.amount / top) * 100)}%`);
    return column;
  }));
  for (const [id, end] of [["from", 0], ["to", bars.length - 1]]) {
    const slider = byId(id);
    slider.max = bars.length - 1;
    slider.value = end;
    slider.addEventListener("input", () => {
      const [low, high] = [Number(byId("from").value), Number(byId("to").value)].sort((a, b) => a - b);
      select(low, high);
    });
  }
  byId("undated").addEventListener("change", (event) => change({ undated: event.target.checked }));
  byId("undated-count").textContent = undatedEvents ? ` (${counted(undatedEvents, "event")})` : "";
  brush(strip);
}

function barsFor(dated) {
  const days = new Map();
  for (const event of dated) days.set(event.time[0], (days.get(event.time[0]) || 0) + 1);
  const sorted = [...days].sort((a, b) => a[0] - b[0]);
  const each = Math.ceil(sorted.length / BARS) || 1;
  const result = [];
  for (let i = 0; i < sorted.length; i += each) {
    const part = sorted.slice(i, i + each);
    result.push({ first: part[0][0], last: part.at(-1)[0], amount: part.reduce((sum, [, amount]) => sum + amount, 0) });
  }
  return result;
}

function name(bar) {
  return bar.first === bar.last ? plainDay(bar.first) : `${plainDay(bar.first)} to ${plainDay(bar.last)}`;
}

function select(low, high) {
  const whole = low === 0 && high === bars.length - 1;
  change({ from: whole ? null : bars[low].first, to: whole ? null : bars[high].last }, { remember: false });
}

function brush(strip) {
  let start = null;
  const at = (event) => {
    const box = strip.getBoundingClientRect();
    return Math.min(Math.max(Math.floor(((event.clientX - box.left) / box.width) * bars.length), 0), bars.length - 1);
  };
  strip.addEventListener("pointerdown", (event) => {
    start = at(event);
    strip.setPointerCapture(event.pointerId);
    change({}, { remember: true }); // one step back undoes the whole brush
    select(start, start);
  });
  strip.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const now = at(event);
    select(Math.min(start, now), Math.max(start, now));
  });
  const stop = () => (start = null);
  strip.addEventListener("pointerup", stop);
  strip.addEventListener("pointercancel", stop);
  strip.addEventListener("dblclick", () => select(0, bars.length - 1));
}

/** Keep the timeline in step with a view. */
export function showTimeline(view) {
  if (bars.length < 2) return;
  const low = view.from === null ? 0 : Math.max(bars.findIndex((bar) => bar.last >= view.from), 0);
  const found = view.to === null ? bars.length - 1 : bars.findLastIndex((bar) => bar.first <= view.to);
  const high = Math.max(found, 0);
  byId("from").value = low;
  byId("to").value = high;
  byId("from").setAttribute("aria-valuetext", plainDay(bars[low].first));
  byId("to").setAttribute("aria-valuetext", plainDay(bars[high].last));
  [...byId("bars").children].forEach((bar, i) => bar.classList.toggle("out", i < low || i > high));
  byId("undated").checked = view.undated;
  const amount = bars.slice(low, high + 1).reduce((sum, bar) => sum + bar.amount, 0);
  byId("range").textContent = `${plainDay(bars[low].first)} – ${plainDay(bars[high].last)} · ${count(amount)} of ${counted(events.length - undatedEvents, "dated event")}`;
}

/** Is a date range chosen? */
export function brushed() {
  return state().from !== null || state().to !== null;
}
