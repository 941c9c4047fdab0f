// The diary as a table, by keyboard: which key goes where, begins to type, keeps what was typed or gives it up.

import { cellsOf, edit, editing, focus, placeOf, rowsOf, stops, tables, tell, typed } from "./grid_cells.js";
import { keyStruck, settle, undo } from "./grid_sending.js";

let begun = 0; // the column in which the row was begun
let leaving = false; // after Escape, Tab leaves the table

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
  const editor = editing();
  keyStruck();
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
  if (event.target === editing()) settle();
});
tables.addEventListener("click", (event) => {
  const cell = event.target.closest("[data-cell]");
  if (!cell || editing()?.parentElement === cell) return;
  const again = cell === document.activeElement && matchMedia("(pointer: coarse)").matches;
  begun = placeOf(cell);
  focus(cell);
  if (again) edit(cell, cell.dataset.text, true);
});
tables.addEventListener("dblclick", (event) => {
  const cell = event.target.closest("[data-cell]");
  if (cell && !editing()) edit(cell, cell.dataset.text, true);
});

stops();
if (typed) focus(tables.querySelector("[data-cell][data-text='']"));
