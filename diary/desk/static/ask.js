// How a page asks its desk: with the token, once more when an answer was lost, and a person by a question on the page.

const token = document.querySelector("meta[name=diary-token]").content;
const said = document.body.dataset;
const MOST_AFTER = 20_000; // characters that a browser still sends once its page is left: it bounds them in bytes

/** Send a change to the desk; a reply that was lost is asked for once more, and then the desk is gone. */
export async function change(path, body = {}, method = "POST") {
  const bytes = body instanceof Blob;
  const text = bytes ? "" : JSON.stringify(body);
  const request = {
    method,
    headers: { "X-Diary-Token": token, "Content-Type": bytes ? "application/octet-stream" : "application/json" },
    body: method === "DELETE" ? undefined : bytes ? body : text,
    keepalive: !bytes && text.length < MOST_AFTER, // what was typed arrives also where the page is left
  };
  try {
    return await fetch(path, request);
  } catch {
    try {
      return await fetch(path, request);
    } catch {
      say(said.gone);
      throw new Error(said.gone);
    }
  }
}

/** Say a sentence at the edge of the page. */
export function say(sentence) {
  document.getElementById("status").textContent = sentence;
}

/** Ask a question; resolve to whether the answer is yes, which is put in the words of what is then done. */
export function ask({ sentence, yes }) {
  const dialog = document.getElementById("ask");
  document.getElementById("asked").textContent = sentence;
  dialog.querySelector("[value=yes]").textContent = yes;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

for (const button of document.querySelectorAll("#ask button")) {
  button.addEventListener("click", () => document.getElementById("ask").close(button.value));
}

/** Do what may need a yes first: a 409 holds the question. */
export async function sure(first, again) {
  const answer = await first();
  if (answer.status !== 409) return answer;
  return (await ask(await answer.json())) ? again() : null;
}
