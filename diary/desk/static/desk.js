// What every page of the desk can do: switch its language, stop, and hold on to what is not saved.

import { change, sure } from "./ask.js";
import "./drop.js";
import "./forms.js";
import "./report.js";

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", async () => {
    const answer = await change("/language", { language: button.dataset.language });
    if (answer.ok) location.reload();
  });
}

document.getElementById("stop").addEventListener("click", async () => {
  const answer = await sure(
    () => change("/stop"),
    () => change("/stop", { sure: true }),
  );
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  window.removeEventListener("beforeunload", hold);
  document.body.replaceChildren(...page.body.childNodes);
});

function hold(event) {
  if (document.querySelector("[data-unsaved]")) event.preventDefault();
}
window.addEventListener("beforeunload", hold);
// A page of the desk itself loses nothing: what was typed lies on the desk.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link?.origin === location.origin && !link.target && !link.download) window.removeEventListener("beforeunload", hold);
});
