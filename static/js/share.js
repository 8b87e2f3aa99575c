// What only some browsers can do gets its button here: the sheet of the device to hand an address on, and the clipboard.
const place = document.querySelector("[data-share]");
const field = place?.querySelector("input");
const status = place?.querySelector("[role=status]");

function addButton(text, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "as-link";
  button.textContent = text;
  button.addEventListener("click", act);
  place.querySelector(".take").prepend(button);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(field.value);
    status.textContent = place.dataset.copied;
  } catch {
    field.select(); // it may not be written to: one key copies what is selected
  }
}

async function share() {
  try {
    await navigator.share({ title: document.title, url: field.value });
  } catch {
    // whoever closes the sheet hands nothing on
  }
}

if (field) {
  field.addEventListener("focus", () => field.select());
  if (navigator.share) addButton(place.dataset.share, share);
  if (navigator.clipboard) addButton(place.dataset.copy, copy);
}
