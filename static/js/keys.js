// Keys of the desk. What they do is a link, a button or a box of the page; most are marked with their key in `data-key`.
const FIELDS = "input:not([type=checkbox], [type=radio]), select, textarea, dialog";
const rows = [...document.querySelectorAll(".desk-queue tbody tr")];

/** In the queue: the title of the next row or of the one before, the box of the row in which one is, which takes it or, of all that are chosen, leaves it out. */
function inQueue(key) {
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = { j: here + 1, k: Math.max(0, here - 1) }[key];
  if (key === "x") return [...(rows[here]?.querySelectorAll(".pick input") ?? [])].find((box) => box.offsetParent);
  return rows[next]?.querySelector("th a");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.closest(FIELDS)) return;
  const target = rows.length && inQueue(event.key);
  const marked = /^[a-z?]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
  if (target && event.key !== "x") target.focus();
  else (target || marked)?.click?.();
  if (target || marked) event.preventDefault();
});
