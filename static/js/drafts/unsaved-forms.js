// The forms of a page whose texts are kept in this browser until they are saved: they come back when a session ended, a
// server was away, or one left.
import { moment } from "../moments.js";
import { drop, leftoversOf } from "./local-drafts.js";
import { Draft } from "./draft.js";
import { recover } from "./recovery.js";
import { controls, fill, outside, sameWords } from "./form-data.js";

const template = document.querySelector("template[data-kept]");
const { owner, session } = document.querySelector("[data-session]").dataset;
const drafts = [...document.querySelectorAll("form[data-draft]")].map((form) => new Draft(form, { owner, session }));

function notes(form) {
  const button = form.querySelector("[data-note-here]") ?? form.querySelector("[data-main]") ?? form.querySelector("[type=submit]") ?? form.lastElementChild;
  if (!form.querySelector("[data-note]")) button.before(template.content.cloneNode(true));
  return form.querySelector("[data-note]");
}

function say(form, name) {
  for (const one of notes(form).children) one.hidden = one.dataset.when !== name;
  notes(form).scrollIntoView({ block: "nearest" });
}

/** What was folded away and has something to say now. */
function open(form) {
  const written = controls(form).filter((control) => control.matches("textarea, [type=text]") && control.value !== control.defaultValue);
  for (const element of [form, ...written]) {
    const folded = element.closest("details");
    if (folded) folded.open = true;
  }
}

/** A form that writes over nothing takes its text back at once, and says since when it is here. */
function restore(draft) {
  const { form, came } = draft;
  const copies = leftoversOf(owner, form.dataset.draft);
  if (form.dataset.state) {
    // A page that was put together further has all that this tab kept of the one before.
    const isIn = (copy) => sameWords(copy.pairs, came) || (form.dataset.state === "gathered" && copy.isOfThisTab);
    draft.keys.push(...copies.filter(isIn).map((copy) => copy.key));
    draft.copy();
    return;
  }
  copies.filter((copy) => sameWords(copy.pairs, came)).forEach((copy) => drop(copy.key));
  const copy = copies.find((one) => !sameWords(one.pairs, came));
  if (!copy) return;
  draft.keys.push(copy.key);
  fill(form, copy.pairs);
  open(form);
  say(form, "restored");
  const shows = form.querySelector("[data-shows-what-came-back]");
  if (shows) shows.click();
  form.querySelector("[data-moment]").textContent = moment(copy.at);
  form.querySelector("[data-discard]").addEventListener("click", () => {
    drop(...draft.keys);
    form.reset();
    notes(form).remove();
    form.querySelector("textarea").focus();
  });
}

function go(address) {
  const next = new URL(address, location);
  const isHere = next.pathname === location.pathname && next.search === location.search;
  // A page that answered a post would be posted again if it were loaded anew.
  const isAnswer = drafts.some(({ form }) => form.dataset.state);
  if (isHere && isAnswer) next.hash = "";
  if (!isHere || isAnswer) {
    location.assign(next);
    return;
  }
  location.hash = next.hash;
  location.reload();
}

async function submit(draft, event) {
  const { form } = draft;
  if (draft.passes || event.defaultPrevented) return;
  event.preventDefault();
  const buttons = [...form.elements].filter((control) => control.type === "submit");
  buttons.forEach((button) => { button.disabled = true; });
  const outcome = await draft.send(event.submitter);
  buttons.forEach((button) => { button.disabled = false; });
  if (outcome === "saved") {
    go(event.submitter?.dataset.next ?? form.dataset.next ?? form.dataset.page);
  } else if (outcome === "refused") {
    draft.passes = true;
    form.requestSubmit(event.submitter);
  } else {
    say(form, outcome);
    event.submitter?.focus();
  }
}

for (const draft of drafts) {
  if (draft.form.hasAttribute("data-written")) recover(draft.form, draft);
  else restore(draft);
  for (const place of [draft.form, ...outside(draft.form)]) {
    place.addEventListener("input", () => draft.typed());
    place.addEventListener("change", () => draft.typed());
  }
  draft.form.addEventListener("submit", (event) => submit(draft, event));
}
document.addEventListener("signing-out", () => drafts.forEach((draft) => { draft.isLeft = true; }));
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
addEventListener("beforeunload", (event) => {
  if (drafts.some((draft) => draft.isUnsaved && !draft.isKept && !draft.passes)) event.preventDefault();
});
