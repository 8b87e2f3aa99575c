// Keys of the grid of criteria: arrows from box to box, `e` for a whole row. Space is the browser's own; Tab works always.
const boxesOf = (row) => [...row.querySelectorAll("input[type=checkbox]:enabled")];
const rows = [...document.querySelectorAll(".grid tbody tr")].map(boxesOf).filter((boxes) => boxes.length);
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

const shown = document.querySelector("[data-assessed]");
const isAssessed = (boxes) => boxes.at(-1).checked;
const elsewhere = Number(shown.textContent) - rows.filter((boxes) => boxes.at(-1).defaultChecked).length;

document.addEventListener("change", () => { shown.textContent = elsewhere + rows.filter(isAssessed).length; });

/** The row and column in which one is; the first column on the title of a row. */
function place(element) {
  const row = rows.findIndex((boxes) => boxes[0].closest("tr").contains(element));
  return row < 0 ? null : [row, Math.max(0, rows[row].indexOf(element))];
}

function markWhole(row) {
  for (const box of rows[row]) if (!box.checked) box.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
  const here = place(event.target);
  const step = STEPS[event.key];
  if (!here || (!step && event.key !== "e")) return;
  if (!step) markWhole(here[0]);
  const [down, right] = step || [1, -here[1]];
  rows[here[0] + down]?.[here[1] + right]?.focus();
  event.preventDefault();
});
