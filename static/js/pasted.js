// A text that is pasted from a PDF keeps the lines of its page. Where they are one paragraph they are joined, which is said
// and can be undone; what looks like a list or verses stays as it is.
const template = document.querySelector("[data-pasted]");
const SHORTEST = 35; // letters of the longest line of a paragraph that a page cut into lines
const LONGEST = 140;
const EVEN = 0.6; // of the longest line: what all but the last have at least
const ITEM = /^\s*([-–—•●▪➢*]|\(?\d{1,3}[.)]|[a-z]\))\s/i;
const ENDS = /[.:;!?…]$/;

function isCut(lines) {
  const lengths = lines.map((line) => line.trim().length);
  const longest = Math.max(...lengths);
  const inner = lines.slice(0, -1);
  return lines.length > 2 && longest >= SHORTEST && longest <= LONGEST
    && lengths.slice(0, -1).every((length) => length >= EVEN * longest)
    && !lines.some((line) => ITEM.test(line))
    && inner.filter((line) => ENDS.test(line.trim())).length <= inner.length / 3;
}

function inOneLine(lines) {
  return lines.map((line) => line.trim()).reduce((text, line) =>
    /\p{L}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(line) ? text.slice(0, -1) + line : `${text} ${line}`);
}

export function joined(text) {
  const paragraphs = text.replaceAll("\r\n", "\n").trim().split(/\n\s*\n/);
  return paragraphs.map((one) => {
    const lines = one.split("\n");
    return isCut(lines) ? inOneLine(lines) : one;
  }).join("\n\n");
}

function offer(area, pasted, text) {
  area.parentElement.querySelector("[data-joined]")?.remove();
  const note = template.content.firstElementChild.cloneNode(true);
  note.dataset.joined = "";
  note.querySelector("button").addEventListener("click", () => {
    const start = area.value.indexOf(text);
    if (start >= 0) area.setRangeText(pasted, start, start + text.length, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    note.remove();
    area.focus();
  });
  area.after(note);
}

function paste(event) {
  const pasted = event.clipboardData?.getData("text/plain").replaceAll("\r\n", "\n") ?? "";
  const text = joined(pasted);
  if (text === pasted.trim()) return;
  event.preventDefault();
  // So that the browser's own undo knows of it.
  document.execCommand("insertText", false, text);
  offer(event.target, pasted, text);
}

for (const area of document.querySelectorAll("textarea[data-prose]")) area.addEventListener("paste", paste);
