// Signing out leaves nothing of a person's texts in a browser that others may use. What never reached the server is asked about.
import { copiesOf, drop } from "./drafts/local-drafts.js";
import { resend } from "./drafts/resend.js";

const dialog = document.querySelector("[data-leaving]");
const { owner } = document.querySelector("[data-session]").dataset;

function list(copies) {
  const links = copies.map(({ title, url }) => {
    const [item, link] = ["li", "a"].map((tag) => document.createElement(tag));
    link.href = url;
    link.textContent = title;
    item.append(link);
    return item;
  });
  dialog.querySelector("[data-copies]").replaceChildren(...links);
}

document.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-sign-out]") || !copiesOf(owner).length) return;
  event.preventDefault();
  await resend(owner);
  const copies = copiesOf(owner);
  if (!copies.length) {
    event.target.submit();
    return;
  }
  list(copies);
  dialog.returnValue = "";
  dialog.showModal();
  dialog.onclose = () => {
    if (dialog.returnValue !== "leave") return;
    document.dispatchEvent(new Event("signing-out"));
    drop(...copies.map(({ key }) => key));
    event.target.submit();
  };
});
