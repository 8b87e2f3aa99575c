// Forms that only their button saves: the browser asks before one leaves the page with something typed and not sent.
import { initialPairs, sameWords, pairsOf } from "./drafts/form-data.js";

const forms = [...document.querySelectorAll("[data-unsaved]")];
const came = new Map(forms.map((form) => [form, initialPairs(form)]));
let sent = null;

function isUnsaved(form) {
  return form !== sent && Boolean(form.dataset.unsaved || !sameWords(came.get(form), pairsOf(form)));
}

document.addEventListener("submit", (event) => { sent = event.target; });
addEventListener("beforeunload", (event) => {
  if (forms.some(isUnsaved)) event.preventDefault();
  sent = null; // whoever stays has sent nothing
});
