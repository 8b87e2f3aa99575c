// The line at the foot of the form, which says how what was typed stands. Its words are the page's; one line shows at a time.
const line = document.querySelector("[data-saved]");

export function say(name, said = "") {
  for (const one of line?.children ?? []) {
    const place = name === "saved" && said ? one : one.querySelector("[data-said]");
    if (one.dataset.when === name && said && place?.textContent !== said) place.textContent = said;
    one.hidden = one.dataset.when !== name;
  }
}
