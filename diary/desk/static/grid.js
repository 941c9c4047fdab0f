// The diary as a table: typed into by keyboard; what a cell means is the desk's to say, and its answer is shown.

import { change, say } from "./ask.js";

const grid = document.getElementById("grid");
const tables = document.getElementById("tables");
const noted = document.getElementById("noted");
const said = document.getElementById("cell-said");
const frame = document.getElementById("beside");
const typed = Boolean(grid.dataset.typed);
const waiting = new Map();
let sending = null; // settled when nothing waits any more
let editor = null; // the input in a cell, while something is typed
let begun = 0; // the column in which the row was begun
const PAUSE_MS = 250;
let struck = -PAUSE_MS; // when the last key was struck
let renewal = 0;
let leaving = false; // after Escape, Tab leaves the table

const rowsOf = () => [...tables.querySelectorAll("tbody tr")].filter((row) => row.checkVisibility());
const cellsOf = (row) => [...row.querySelectorAll("[data-cell]")];
const placeOf = (cell) => cellsOf(cell.parentElement).indexOf(cell);
const sheetOf = (cell) => cell.closest("[data-sheet]").dataset.sheet;
const cellNamed = (name) => tables.querySelector(`[data-cell="${CSS.escape(name)}"]`);

/** Give each table its one tab stop. */
function stops() {
  for (const table of tables.querySelectorAll("table.cells")) table.querySelector("[data-cell]").tabIndex = 0;
}

/** Give a cell the one tab stop of its table, and the focus. */
function focus(cell) {
  if (!cell) return;
  cell.closest("table").querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
  cell.tabIndex = 0;
  cell.focus();
}

function tell(cell) {
  const choices = cell.dataset.choices && grid.dataset.choose.replace("{words}", cell.dataset.choices);
  said.textContent = [cell.querySelector(".said")?.textContent, choices].filter(Boolean).join(" ") || said.dataset.empty;
}

function vertical(cell, by, column = placeOf(cell)) {
  const rows = rowsOf();
  const cells = cellsOf(rows[rows.indexOf(cell.parentElement) + by] ?? cell.parentElement);
  focus(cells[Math.min(column, cells.length - 1)]);
}

function sideways(cell, by, around) {
  const cells = around ? rowsOf().flatMap(cellsOf) : cellsOf(cell.parentElement);
  const next = cells[cells.indexOf(cell) + by];
  focus(next);
  return Boolean(next);
}

/** Go to the first cell of the next table, or of the one before. */
function otherTable(cell, by) {
  const all = [...tables.querySelectorAll("table.cells")].filter((table) => table.checkVisibility());
  const table = all[all.indexOf(cell.closest("table")) + by];
  begun = 0;
  focus(table?.querySelector("[data-cell][data-text='']") ?? table?.querySelector("[data-cell]"));
}

function enter(cell) {
  const cells = cellsOf(cell.parentElement);
  const last = cells.length > 1 && placeOf(cell) === cells.length - 1;
  vertical(cell, 1, typed && last ? 0 : begun);
}

function edit(cell, text, whole) {
  editor = document.createElement("input");
  editor.value = text;
  editor.dataset.whole = whole ? "yes" : "";
  editor.setAttribute("aria-label", cell.closest("tr").querySelector("th").textContent);
  editor.autocomplete = "off";
  cell.classList.add("edited");
  cell.append(editor);
  editor.focus();
}

/** Take what was typed out of its cell, and keep it unless it is given up. */
function settle(kept = true) {
  if (!editor) return;
  const cell = editor.parentElement;
  const text = editor.value.trim();
  const input = editor;
  editor = null;
  input.remove();
  cell.classList.remove("edited");
  if (kept && text !== cell.dataset.text) {
    show(cell, { text, means: "", kind: "", said: "" });
    waiting.set(cell.dataset.cell, { sheet: sheetOf(cell), cell: cell.dataset.at, is: text });
    send();
  }
}

function show(cell, { text, means, kind, said: sentence }) {
  cell.dataset.text = text;
  if (kind) cell.dataset.kind = kind;
  else delete cell.dataset.kind;
  const parts = [["written", text], ["means", means], ["unseen said", sentence]]
    .filter(([name, part]) => part || name === "written")
    .flatMap(([name, part]) => {
      const span = document.createElement("span");
      span.className = name;
      span.textContent = part;
      return [span, " "];
    });
  cell.replaceChildren(...parts.slice(0, -1));
  if (cell === document.activeElement) tell(cell);
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
    const now = found.cells[cell.dataset.cell] ?? { text: "", means: "", kind: "", said: "" };
    const shown = [cell.dataset.text, cell.querySelector(".means")?.textContent ?? "", cell.dataset.kind ?? ""];
    const same = shown[0] === now.text && shown[1] === now.means && shown[2] === now.kind;
    const told = (cell.querySelector(".said")?.textContent ?? "") === now.said;
    if (!waiting.has(cell.dataset.cell) && cell !== editor?.parentElement && !(same && told)) show(cell, now);
  }
  renewSoon(found.readable);
}

/** Draw the tables anew where other cells than before are to be shown; the focus and what is being typed stay. */
async function redraw(shape) {
  const answer = await fetch(`${grid.dataset.diary}/grid?part=tables`);
  if (!answer.ok) return;
  const text = await answer.text();
  const name = (editor?.parentElement ?? document.activeElement)?.dataset?.cell;
  const input = editor;
  const half = input && [input.value, input.dataset.whole];
  editor = null;
  tables.innerHTML = text;
  tables.dataset.shape = shape;
  stops();
  const cell = name && cellNamed(name);
  if (cell) {
    focus(cell);
    if (half) edit(cell, half[0], half[1]);
  }
}

/** Show the report of now beside the table, once the typist pauses: drawing it holds up the keys. */
function renewSoon(readable) {
  clearTimeout(renewal);
  renewal = setTimeout(renew, Math.max(0, struck + PAUSE_MS - performance.now()), readable);
}

function renew(readable) {
  if (performance.now() < struck + PAUSE_MS) {
    renewSoon(readable);
    return;
  }
  frame.hidden = !readable;
  if (!readable) return;
  const top = frame.contentWindow?.scrollY ?? 0;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
  frame.src = frame.dataset.src;
}

async function undo(body = {}) {
  if (!(await handedOver())) return;
  await take(await change(`${grid.dataset.diary}/undo`, body));
}

const MOVES = {
  ArrowUp: (cell) => vertical(cell, -1),
  ArrowDown: (cell) => vertical(cell, 1),
  ArrowLeft: (cell) => sideways(cell, -1),
  ArrowRight: (cell) => sideways(cell, 1),
  PageUp: (cell) => otherTable(cell, -1),
  PageDown: (cell) => otherTable(cell, 1),
  Home: (cell) => focus(cellsOf(cell.parentElement)[0]),
  End: (cell) => focus(cellsOf(cell.parentElement).at(-1)),
};

tables.addEventListener("keydown", (event) => {
  const cell = event.target.closest("[data-cell]");
  if (!cell || event.isComposing) return;
  const { key } = event;
  struck = performance.now();
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (key === "z" && (event.ctrlKey || event.metaKey) && !editor) {
    event.preventDefault();
    undo();
  } else if (key === "Escape") {
    leaving = !editor;
    settle(false);
    cell.focus();
  } else if (key === "Tab") {
    if (leaving && !editor) return;
    settle();
    if (sideways(cell, event.shiftKey ? -1 : 1, true)) event.preventDefault();
  } else if (key === "Enter" && plain) {
    event.preventDefault();
    settle();
    if (event.shiftKey) vertical(cell, -1);
    else enter(cell);
  } else if (key in MOVES && plain && !editor?.dataset.whole) {
    event.preventDefault();
    settle();
    MOVES[key](cell);
    begun = Math.max(placeOf(document.activeElement), 0);
  } else if (!editor && key === "F2") {
    event.preventDefault();
    edit(cell, cell.dataset.text, true);
  } else if (!editor && (key === "Delete" || key === "Backspace")) {
    event.preventDefault();
    edit(cell, "", false);
    settle();
    cell.focus();
  } else if (!editor && key.length === 1 && plain) edit(cell, "", false);
  if (!["Escape", "Tab", "Shift"].includes(key)) leaving = false;
});

tables.addEventListener("focusin", (event) => {
  const cell = event.target.closest("[data-cell]");
  if (cell) tell(cell);
});
tables.addEventListener("focusout", (event) => {
  if (event.target === editor) settle();
});
tables.addEventListener("click", (event) => {
  const cell = event.target.closest("[data-cell]");
  if (!cell || editor?.parentElement === cell) return;
  const again = cell === document.activeElement && matchMedia("(pointer: coarse)").matches;
  begun = placeOf(cell);
  focus(cell);
  if (again) edit(cell, cell.dataset.text, true);
});
tables.addEventListener("dblclick", (event) => {
  const cell = event.target.closest("[data-cell]");
  if (cell && !editor) edit(cell, cell.dataset.text, true);
});
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
  say(keep.dataset.kept);
});

stops();
if (typed) focus(tables.querySelector("[data-cell][data-text='']"));
