// A list of links grows by a row at a time. Without a script, saving brings more rows.
const list = document.querySelector("[data-rows]");

export function rows() {
  return list?.children.length ?? 0;
}

export function addRow() {
  const row = list.closest("fieldset").querySelector("[data-row]");
  list.insertAdjacentHTML("beforeend", row.innerHTML.replaceAll("{n}", rows() + 1));
  return list.lastElementChild;
}

if (list) {
  const add = list.closest("fieldset").querySelector("[data-add]");
  add.hidden = false;
  add.addEventListener("click", () => addRow().querySelector("input").focus());
  list.closest("fieldset").querySelector("[data-no-script]").hidden = true;
}
