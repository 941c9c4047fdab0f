// The list: files that are dropped or chosen become lines; lines that are closed go.

import { change, say, sure } from "./ask.js";

const MOST_BYTES = 25_000_000;
const AT_ONCE = 3;
const list = document.getElementById("list");
const said = document.body.dataset;

if (list) {
  const waiting = [];
  let busy = 0;
  let last = 0; // the place of the file that was put down last

  const take = (files) => {
    for (const file of files) {
      const item = document.createElement("li");
      item.textContent = said.busy.replace("{name}", file.name);
      list.querySelector(".diaries").append(item);
      last = Math.max(last + 1, Date.now());
      waiting.push({ file, item, place: last });
    }
    for (let free = AT_ONCE - busy; free > 0; free -= 1) next();
  };

  const next = async () => {
    const { file, item, place } = waiting.shift() ?? {};
    if (!file) return;
    busy += 1;
    try {
      await read(file, item, place);
    } catch (error) {
      refuse(item, file, error.message);
    } finally {
      busy -= 1;
      next();
    }
  };

  const read = async (file, item, place) => {
    if (file.size > MOST_BYTES) {
      refuse(item, file, said.tooLarge);
      return;
    }
    const answer = await change(`/diaries?name=${encodeURIComponent(file.name)}&place=${place}`, file);
    const kind = answer.headers.get("content-type");
    if (!kind.startsWith("application/json")) {
      refuse(item, file, await answer.text());
      return;
    }
    const { line, sentence } = await answer.json();
    if (line) item.outerHTML = line;
    else refuse(item, file, sentence);
  };

  const refuse = (item, file, sentence) => {
    item.className = "refused";
    item.textContent = `${file.name}: ${sentence}`;
  };

  const renew = async () => {
    if (busy || waiting.length) return;
    const answer = await fetch("/list").catch(() => null);
    const text = answer?.ok ? await answer.text() : "";
    if (!text || busy || waiting.length) return; // a file that was put down meanwhile is not in it
    const focused = document.activeElement.closest("#list li")?.id;
    const which = focused && [...document.getElementById(focused).querySelectorAll("a,button,summary")].indexOf(document.activeElement);
    list.innerHTML = text;
    if (focused) document.getElementById(focused)?.querySelectorAll("a,button,summary")[which]?.focus();
    if (Number(list.querySelector(".diaries").dataset.awaited)) setTimeout(renew, 300);
  };

  document.getElementById("files").addEventListener("change", (event) => {
    take([...event.target.files]);
    event.target.value = "";
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && renew());
  if (Number(list.querySelector(".diaries").dataset.awaited)) renew();

  list.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-close]");
    if (!button) return;
    const path = `/diaries/${button.dataset.close}`;
    const answer = await sure(
      () => change(path, null, "DELETE"),
      () => change(`${path}?sure=yes`, null, "DELETE"),
    );
    if (!answer) return;
    const item = button.closest("li");
    const beside = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    (beside?.querySelector("a") ?? document.getElementById("files")).focus();
    say("");
  });
}
