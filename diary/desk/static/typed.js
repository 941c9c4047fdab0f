// A diary that is typed over from paper begins: what is asked of it goes to the desk, and its table opens.

import { change, say } from "./ask.js";

document.getElementById("typed").addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await change("/typed", Object.fromEntries(new FormData(event.target)));
  const { id, sentence } = await answer.json();
  if (id) location.href = `/diaries/${id}/grid`;
  else say(sentence);
});
