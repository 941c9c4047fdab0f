// A form that is told choice by choice: each is sent at once, and the desk answers with the form and what it reads now.

import { change, say, sure } from "./ask.js";

const form = document.getElementById("form");
const { at, report } = form.dataset;
let before = Promise.resolve();

/** Send what changes the form after whatever was sent before, show the answer, and go back to where the user was. */
function send(path, body, then) {
  before = before.then(async () => {
    const answer = await change(path, body);
    if (!answer.ok) {
      say((await answer.json()).sentence);
      return;
    }
    const places = [...form.querySelectorAll(".sheet")].map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);
    form.innerHTML = await answer.text();
    form.querySelectorAll(".sheet").forEach((sheet, place) => sheet.scrollTo(...(places[place] ?? [0, 0])));
    document.getElementById(then)?.focus();
    say("");
  });
}

function choose({ table, what, at: place = "" }, value, then) {
  send(at, { table: Number(table), what, at: place, value }, then);
}

form.addEventListener("change", ({ target }) => {
  if (target.dataset.what) choose(target.dataset, target.value, target.id);
});

form.addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (button.dataset.what) choose(button.dataset, button.dataset.value, button.dataset.then);
  if (button.id === "again") send(`${at}/again`, {}, "again");
  if (button.id === "read-so") await readSo();
  if (button.id === "remember") await remember();
});

async function readSo() {
  await before;
  const answer = await change(`${at}/read`);
  if (answer.ok) location.assign(report);
  else say((await answer.json()).sentence);
}

async function remember() {
  await before;
  const name = document.getElementById("name").value;
  const answer = await sure(
    () => change(`${at}/remember`, { name }),
    () => change(`${at}/remember`, { name, sure: true }),
  );
  if (!answer) return;
  say((await answer.json()).sentence);
  if (answer.ok) setTimeout(() => location.assign(report), 1200);
}
