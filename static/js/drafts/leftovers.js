// On the page of a ficha: what was typed in its sections and never reached the server, also when it takes no more.
import { copiesOf, drop } from "./local-drafts.js";
import { resend } from "./resend.js";

const panel = document.querySelector("[data-left-over]");
const { owner } = document.querySelector("[data-session]").dataset;

function entry([question, text]) {
  const [term, said] = ["dt", "dd"].map((tag) => document.createElement(tag));
  [term.textContent, said.textContent, said.className] = [question, text, "as-typed"];
  return [term, said];
}

function show(copy) {
  const details = panel.querySelector("template").content.firstElementChild.cloneNode(true);
  details.querySelector("[data-title]").textContent = copy.title;
  details.querySelector("[data-texts]").append(...copy.texts.flatMap(entry));
  details.querySelector("[data-drop]").addEventListener("click", () => {
    drop(copy.key);
    details.remove();
    panel.hidden = !panel.querySelector("details");
  });
  panel.querySelector("[data-copies]").append(details);
}

await resend(owner);
const nameOf = (copy) => copy.key.split(":")[2];
const isHere = (copy) => document.querySelector(`[data-draft="${CSS.escape(nameOf(copy))}"]`); // its form takes it back
const copies = copiesOf(owner).filter((copy) => nameOf(copy).startsWith(`${panel.dataset.leftOver}/`) && !isHere(copy));
copies.forEach(show);
panel.hidden = !copies.length;
