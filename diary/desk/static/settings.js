// The settings: what was changed is sent when it is saved, and what is wrong is said beside its field.

import { ask, change, say } from "./ask.js";

const form = document.getElementById("settings");
const picture = document.getElementById("picture");

if (form) {
  const fields = [...form.querySelectorAll("[name]")];

  const tell = (field, sentence) => {
    document.getElementById(`${field.id}-wrong`).textContent = sentence;
    if (sentence) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };

  const isChanged = (field) => field.value !== field.defaultValue || "chosen" in field.dataset;

  const mark = () => {
    if (fields.some(isChanged)) form.dataset.unsaved = "";
    else delete form.dataset.unsaved;
  };
  form.addEventListener("input", mark);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const written = fields.filter(isChanged);
    const changes = Object.fromEntries(written.map((field) => [field.name, field.value]));
    const body = { seen: form.dataset.seen, changes, sure: [] };
    let answer = await change("/settings", body);
    while (answer.status === 409) {
      const question = await answer.json();
      if (!(await ask(question))) return;
      body.sure.push(question.about);
      answer = await change("/settings", body);
    }
    const { sentence, problems = {}, seen } = await answer.json();
    for (const field of fields) tell(field, problems[field.name] ?? "");
    say(sentence);
    if (!answer.ok) {
      const wrong = fields.find((field) => problems[field.name]);
      wrong?.closest("details")?.setAttribute("open", "");
      wrong?.focus();
      return;
    }
    form.dataset.seen = seen;
    for (const field of fields) {
      field.defaultValue = field.value;
      delete field.dataset.chosen;
    }
    mark();
  });

  picture.addEventListener("change", async () => {
    const [file] = picture.files;
    if (!file) return;
    const answer = await change(`/settings/logo?name=${encodeURIComponent(file.name)}`, file);
    const { sentence = "", name } = await answer.json();
    const field = form.elements["practice.logo"];
    if (name) {
      field.value = name;
      field.dataset.chosen = "";
    }
    tell(field, sentence);
    mark();
    picture.value = "";
  });
}
