// Forms that only their button saves: the browser asks before one leaves the page with something typed and not sent.
import { asItCame, sameWords, written } from "./written.js";

const forms = [...document.querySelectorAll("[data-unsaved]")];
const came = new Map(forms.map((form) => [form, asItCame(form)]));
let sent = null;

function isUnsaved(form) {
  return form !== sent && Boolean(form.dataset.unsaved || !sameWords(came.get(form), written(form)));
}

document.addEventListener("submit", (event) => { sent = event.target; });
addEventListener("beforeunload", (event) => {
  if (forms.some(isUnsaved)) event.preventDefault();
  sent = null; // whoever stays has sent nothing
});
