// Choices that only change what a page shows: the page is asked for anew as soon as one is made.

for (const form of document.querySelectorAll("form[data-auto]")) {
  form.addEventListener("change", () => form.requestSubmit());
  form.querySelector("button").hidden = true;
}
