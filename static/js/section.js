// A section of the form with a script: saved while one writes, and whole again after whatever went wrong.
import { Autosave } from "./drafts/autosave.js";
import { saveBeforeLeaving } from "./drafts/before-leaving.js";
import { recover } from "./drafts/recovery.js";
import { say } from "./status.js";

const form = document.querySelector("[data-draft]");
const { owner, session } = document.querySelector("[data-session]").dataset;
const autosave = new Autosave(form, { owner, url: session });
const buttons = form.querySelectorAll("[type=submit]");
const GOES_ON = new Set(["saved", "conflict", "closed"]); // what the page that comes can show
let passes = false;

function enable(are) {
  buttons.forEach((button) => { button.disabled = !are; });
}

// The page is left only when the server has answered: a form sent to a server that is away is a text in nobody's hands.
async function submit(event) {
  if (passes || !autosave.isPending) return;
  event.preventDefault();
  const { submitter } = event;
  enable(false);
  const outcome = await autosave.flush();
  enable(true);
  if (!GOES_ON.has(outcome)) {
    submitter?.focus();
    return;
  }
  passes = true;
  form.requestSubmit(submitter);
  enable(false);
}

recover(form, autosave);
form.addEventListener("input", () => autosave.typed());
form.addEventListener("change", () => autosave.left());
form.addEventListener("submit", submit);
document.addEventListener("signing-out", () => autosave.hold("signing-out"));
addEventListener("online", () => autosave.again());
document.addEventListener("visibilitychange", () => { if (!document.hidden) autosave.again(); });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
saveBeforeLeaving(form, autosave);

// A closed ficha's page says so itself.
if (["conflict", "recovered"].includes(autosave.held)) say("waiting");
// Typed before this script came.
if (!form.dataset.state && !autosave.held && autosave.isUnsaved) autosave.typed();
