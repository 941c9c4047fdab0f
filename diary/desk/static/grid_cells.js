// The cells of a diary as a table: which is reached, what is being typed in one, and what each is shown to say.

export const grid = document.getElementById("grid");
export const tables = document.getElementById("tables");
export const typed = Boolean(grid.dataset.typed);
const said = document.getElementById("cell-said");
let editor = null; // the input in a cell, while something is typed

export const rowsOf = () => [...tables.querySelectorAll("tbody tr")].filter((row) => row.checkVisibility());
export const cellsOf = (row) => [...row.querySelectorAll("[data-cell]")];
export const placeOf = (cell) => cellsOf(cell.parentElement).indexOf(cell);
export const editing = () => editor;

/** Give each table its one tab stop. */
export function stops() {
  for (const table of tables.querySelectorAll("table.cells")) table.querySelector("[data-cell]").tabIndex = 0;
}

/** Give a cell the one tab stop of its table, and the focus. */
export function focus(cell) {
  if (!cell) return;
  cell.closest("table").querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
  cell.tabIndex = 0;
  cell.focus();
}

/** Say what was noticed of a cell, and which words it may be chosen from. */
export function tell(cell) {
  const choices = cell.dataset.choices && grid.dataset.choose.replace("{words}", cell.dataset.choices);
  said.textContent = [cell.querySelector(".said")?.textContent, choices].filter(Boolean).join(" ");
}

/** Begin to type in a cell; `whole`: what stands there is changed, and the arrows stay in it. */
export function edit(cell, text, whole) {
  editor = document.createElement("input");
  editor.value = text;
  editor.dataset.whole = whole ? "yes" : "";
  editor.setAttribute("aria-label", cell.closest("tr").querySelector("th").textContent);
  editor.autocomplete = "off";
  cell.classList.add("edited");
  cell.append(editor);
  editor.focus();
}

/** Take what was typed out of its cell; null where nothing was. */
export function typedOut() {
  if (!editor) return null;
  const entry = { cell: editor.parentElement, text: editor.value.trim() };
  const input = editor;
  editor = null;
  input.remove();
  entry.cell.classList.remove("edited");
  return entry;
}

/** Show what a cell says. */
export function show(cell, { text, means, kind, said: sentence, corrected }) {
  cell.dataset.text = text;
  for (const [name, value] of Object.entries({ kind, corrected })) {
    if (value) cell.dataset[name] = value;
    else delete cell.dataset[name];
  }
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

/** Tell whether a cell is shown to say this already. */
export function says(cell, { text, means, kind, said: sentence, corrected }) {
  const part = (name) => cell.querySelector(name)?.textContent ?? "";
  const { dataset } = cell;
  const shown = [dataset.text, part(".means"), dataset.kind ?? "", part(".said"), dataset.corrected ?? ""];
  return [text, means, kind, sentence, corrected].every((value, place) => value === shown[place]);
}

/** Tell whether a cell stands in the row that is being typed: half a row is no fault. */
export function isUnderHand(cell) {
  return typed && cell.parentElement === document.activeElement?.closest("tr");
}

/** Draw the tables anew where other cells than before are to be shown; the focus and what is being typed stay. */
export async function redraw(shape) {
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
  const cell = name && tables.querySelector(`[data-cell="${CSS.escape(name)}"]`);
  if (!cell) return;
  focus(cell);
  if (half) edit(cell, half[0], half[1]);
}
