// A report in its frame: as tall as it is, printed, and its text copied for the record.

import { say } from "./ask.js";

const frame = document.getElementById("report");
const copy = document.getElementById("copy");

if (frame) {
  const fit = () => {
    const inside = frame.contentDocument?.documentElement;
    if (inside) frame.style.height = `${inside.offsetHeight + 2}px`;
  };
  const watch = () => {
    fit();
    new ResizeObserver(fit).observe(frame.contentDocument.body);
  };
  frame.addEventListener("load", watch);
  if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.body?.childElementCount) watch();

  document.getElementById("print").addEventListener("click", () => frame.contentWindow.print());
  copy?.addEventListener("click", async () => {
    const answer = await fetch(copy.dataset.record);
    const text = await answer.text();
    const shown = document.getElementById("record");
    shown.textContent = text;
    shown.hidden = false;
    try {
      await navigator.clipboard.writeText(text);
      say(copy.dataset.copied);
    } catch {
      getSelection().selectAllChildren(shown);
      say(copy.dataset.byHand);
    }
  });
}
