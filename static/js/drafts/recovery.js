// On opening a section: what was typed here and never reached the server comes back. Nothing of it is saved, and nothing
// newer is written over, until the person has chosen.
import { drop, leftoversOf } from "./local-drafts.js";
import { moment } from "../moments.js";
import { addRow, rows } from "../rows.js";
import { say } from "../status.js";
import { initialPairs, differences, fill, questionOf, read, sameWords, valuesOf } from "./form-data.js";

const panel = document.querySelector("[data-recovered]");

function put(form, pairs) {
  for (let wanted = valuesOf(pairs, "link_url").length; rows() && rows() < wanted;) addRow();
  fill(form, pairs);
}

function showDifferences(form, copy, came) {
  const template = panel.querySelector("[data-difference]");
  for (const name of differences(form, copy.pairs, came)) {
    const one = template.content.cloneNode(true);
    one.querySelector("[data-label]").textContent = questionOf(form, name);
    one.querySelector("[data-recovered-text]").textContent = read(form, copy.pairs, name) || "–";
    one.querySelector("[data-saved-text]").textContent = read(form, came, name) || "–";
    panel.querySelector("[data-differences]").append(one);
  }
}

function show(form, copy, came, isNewer) {
  const title = panel.querySelector("h2");
  title.textContent = title.textContent.replace("{moment}", moment(copy.at));
  panel.querySelector(`[data-case=${isNewer ? "newer" : "restored"}]`).hidden = false;
  showDifferences(form, copy, came);
  panel.querySelector("details").open = isNewer;
  panel.hidden = false;
  panel.focus();
}

/** A copy leaves out whether the section is finished, unless that was said in it. */
function completed(copy, came) {
  const said = copy.pairs.some(([name]) => name === "finished");
  return said ? copy : { ...copy, pairs: [...copy.pairs, ...came.filter(([name]) => name === "finished")] };
}

/** Of several copies the newest is shown; the others wait for the next time. */
function newest(copies, came) {
  copies.filter((copy) => sameWords(copy.pairs, came)).forEach((copy) => drop(copy.key));
  return copies.find((copy) => !sameWords(copy.pairs, came));
}

/** A page that gives back what could not be saved: its text is the copy's, and is kept until it has been saved. */
function adopt(copies, came, autosave) {
  autosave.keys.push(...copies.filter((copy) => sameWords(copy.pairs, came)).map((copy) => copy.key));
  autosave.copy();
}

export function recover(form, autosave) {
  const came = initialPairs(form);
  const copies = leftoversOf(autosave.owner, form.dataset.draft).map((copy) => completed(copy, came));
  if (form.dataset.state) adopt(copies, came, autosave);
  else offer(form, autosave, came, newest(copies, came));
}

function offer(form, autosave, came, copy) {
  if (!copy) return;
  const isNewer = Number(form.dataset.written) > copy.revision;
  show(form, copy, came, isNewer);
  if (!isNewer) restore(form, autosave, copy);
  const chosen = () => {
    panel.hidden = true;
    autosave.hold("");
    form.querySelector("input:not([type=hidden]), textarea").focus();
  };
  panel.querySelector("[data-keep]").addEventListener("click", () => {
    put(form, copy.pairs);
    autosave.keys.push(copy.key);
    chosen();
    autosave.typed();
    autosave.left();
  });
  panel.querySelector("[data-discard]").addEventListener("click", () => {
    if (!isNewer) put(form, came);
    drop(copy.key);
    chosen();
    say("saved");
  });
}

/** The text is back in the form. Whoever saves it or writes on in it has kept it. */
function restore(form, autosave, copy) {
  put(form, copy.pairs);
  autosave.keys.push(copy.key);
  autosave.hold("recovered");
  form.addEventListener("input", () => {
    panel.hidden = true;
    if (autosave.held === "recovered") autosave.hold("");
  }, { once: true });
}
