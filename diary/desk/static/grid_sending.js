// What is typed in the table goes to the desk, all that waits at once; what the desk answers is shown.

import { change, say } from "./ask.js";
import { editing, grid, isUnderHand, redraw, says, show, tables, typedOut } from "./grid_cells.js";

const noted = document.getElementById("noted");
const beside = document.getElementById("report-beside");
const frame = document.getElementById("beside");
const waiting = new Map();
const PAUSE_MS = 250;
let sending = null; // settled when nothing waits any more
let struck = -PAUSE_MS; // when the last key was struck
let renewal = 0;
let readable = !frame.hidden;

/** Hear that a key was struck: the report waits for a pause. */
export function keyStruck() {
  struck = performance.now();
}

/** Take what was typed out of its cell, and keep it unless it is given up. */
export function settle(kept = true) {
  const entry = typedOut();
  if (!entry || !kept || entry.text === entry.cell.dataset.text) return;
  const { cell, text } = entry;
  show(cell, { text, means: "", kind: "", said: "", corrected: "" });
  const { sheet } = cell.closest("[data-sheet]").dataset;
  waiting.set(cell.dataset.cell, { sheet, cell: cell.dataset.at, is: text });
  send();
}

/** Send what waits; resolve when all of it was answered, or the desk is gone. */
function send() {
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

/** Send what waits, all at once; while an answer is awaited more may gather, and is sent then. */
async function sendAll() {
  while (waiting.size) {
    const sent = [...waiting];
    waiting.clear();
    try {
      await take(await change(`${grid.dataset.diary}/cells`, { cells: sent.map(([, cell]) => cell) }));
    } catch {
      for (const [name, cell] of sent) if (!waiting.has(name)) waiting.set(name, cell);
      noted.dataset.unsaved = "";
      return;
    }
  }
}

/** Let the desk have all that was typed; false where it has not. */
async function handedOver() {
  settle();
  await send();
  return !waiting.size;
}

/** Show what the desk answers. */
async function take(answer) {
  if (!answer.headers.get("content-type").startsWith("application/json")) {
    say((await answer.text()).slice(0, 200));
    return;
  }
  const found = await answer.json();
  say(found.sentence ?? "");
  if (found.sentence) return;
  noted.innerHTML = found.noted;
  if (found.shape !== tables.dataset.shape) await redraw(found.shape);
  for (const cell of tables.querySelectorAll("[data-cell]")) {
    let now = found.cells[cell.dataset.cell] ?? { text: "", means: "", kind: "", said: "", corrected: "" };
    if (isUnderHand(cell)) now = { ...now, kind: "", said: "" };
    const isTyped = waiting.has(cell.dataset.cell) || cell === editing()?.parentElement;
    if (!isTyped && !says(cell, now)) show(cell, now);
  }
  ({ readable } = found);
  renewSoon();
}

/** Show the report of now beside the table, once the typist pauses: drawing it holds up the keys. */
function renewSoon() {
  clearTimeout(renewal);
  renewal = setTimeout(renew, Math.max(0, struck + PAUSE_MS - performance.now()));
}

function renew() {
  if (performance.now() < struck + PAUSE_MS) {
    renewSoon();
    return;
  }
  frame.hidden = !readable;
  if (!readable || !beside.open) return;
  const top = frame.contentWindow?.scrollY ?? 0;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
  frame.src = frame.dataset.src;
}
beside.addEventListener("toggle", renew);

/** Take back the last step, or the correction of one cell. */
export async function undo(body = {}) {
  if (!(await handedOver())) return;
  await take(await change(`${grid.dataset.diary}/undo`, body));
}

noted.addEventListener("click", (event) => {
  const button = event.target.closest("[data-undo]");
  if (button) undo({ sheet: button.dataset.sheet, cell: button.dataset.undo });
});
document.getElementById("undo").addEventListener("click", () => undo());

const keep = document.getElementById("keep");
keep.addEventListener("click", async () => {
  if (!(await handedOver())) return;
  const answer = await change(keep.dataset.path);
  if (!answer.ok) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = decodeURIComponent(answer.headers.get("x-name"));
  link.click();
  URL.revokeObjectURL(link.href);
  for (const mark of document.querySelectorAll("[data-unsaved]")) mark.remove();
  say(keep.dataset.kept.replace("{name}", link.download));
});
