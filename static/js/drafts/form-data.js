// What a section's form says, as pairs of name and value, and the way back from such pairs into the form.
// Which fichas an act is about, and that one has looked at them (`visto`), is never taken back from a copy.
const OF_AN_ACT = ["ficha", "leida", "queda", "visto", "consulta"];
const NOT_WRITTEN = new Set(["csrfmiddlewaretoken", "revision", "go", "quedarse", ...OF_AN_ACT]);
const TICKED = new Set(["checkbox", "radio"]);

function isBlank(row) {
  return [...row.querySelectorAll("input")].every((input) => !input.value.trim());
}

/** Rows of a list in which nothing is written say nothing. */
export function pairsOf(form) {
  const blank = [...form.querySelectorAll("[data-rows] > li")].map(isBlank);
  const seen = new Map();
  return [...new FormData(form)].filter(([name, value]) => {
    if (typeof value !== "string" || NOT_WRITTEN.has(name) || name.startsWith("lugar-")) return false;
    if (!name.startsWith("link_")) return true;
    seen.set(name, (seen.get(name) ?? -1) + 1);
    return !blank[seen.get(name)];
  });
}

/** Those of its controls that stand elsewhere on the page. */
export function outside(form) {
  return [...form.elements].filter((control) => !form.contains(control));
}

/** What the form said when it came: not what a browser put back into it. */
export function initialPairs(form) {
  const copy = form.cloneNode(true);
  copy.append(...outside(form).map((control) => control.cloneNode(true)));
  copy.reset();
  return pairsOf(copy);
}

/** Of what is hidden, that with which the page came: a text that is taken back was written from there. */
export function controls(form) {
  const kinds = "input:not([type=hidden], [type=file]), [data-comes-back], textarea, select";
  return [...form.elements].filter((control) => control.name && control.matches(kinds));
}

export function valuesOf(pairs, name) {
  return pairs.filter(([own]) => own === name).map(([, value]) => value);
}

/** Writes the pairs into the form; controls that share a name take their values in order. */
export function fill(form, pairs) {
  const left = new Map();
  for (const control of controls(form)) {
    if (!left.has(control.name)) left.set(control.name, valuesOf(pairs, control.name));
    const values = left.get(control.name);
    if (TICKED.has(control.type)) control.checked = values.includes(control.value);
    else if (control.type !== "select-one" || values.length) control.value = values.shift() ?? "";
    control.dispatchEvent(new Event("input")); // for its counter alone
  }
}

/** Spaces at the ends, and those that do not break, are the same to the server. */
function plain(value) {
  return value.replace(/\r\n?/g, "\n").replace(/[\u00a0\u202f]/g, " ").trim();
}

/** Whether two forms say the same, whatever the order of their fields, and from wherever they came (`antes-…`): a page that
 * asks once more has another. */
export function sameWords(one, other) {
  const byName = ([name], [next]) => (name < next ? -1 : Number(name > next));
  const words = (pairs) => pairs.filter(([name]) => !name.startsWith("antes-"));
  const said = (pairs) => JSON.stringify(words(pairs).map(([name, value]) => [name, plain(value)]).sort(byName));
  return said(one) === said(other);
}

/** The names whose values differ, in the order of the form. */
export function differences(form, one, other) {
  const names = new Set(controls(form).map((control) => control.name));
  const said = (pairs, name) => JSON.stringify(valuesOf(pairs, name).map(plain));
  return [...names].filter((name) => said(one, name) !== said(other, name));
}

/** The values of a name as one reads them on the page. */
export function read(form, pairs, name) {
  const own = controls(form).filter((control) => control.name === name);
  const label = (value) => own.find((control) => control.value === value)?.closest("label")?.innerText.trim();
  const values = valuesOf(pairs, name).map((value) => (TICKED.has(own[0].type) ? label(value) : value));
  return values.filter(Boolean).join("\n");
}

function question(control) {
  const name = control.closest(".field")?.querySelector("legend, label") ?? control.labels?.[0];
  return name?.textContent.replace(/\s+/g, " ").trim() ?? "";
}

export function questionOf(form, name) {
  return question(controls(form).find((control) => control.name === name));
}

/** A text of another place of the page says something only where it was changed. */
function isUntouched(control) {
  return control.value === control.defaultValue && Boolean(control.closest("details:not([open])"));
}

/** What was written by hand, each under its question: to be read where there is no form. */
export function texts(form) {
  const own = controls(form).filter((control) => control.matches("textarea, input:not([type=checkbox], [type=radio], [type=hidden])"));
  return own.filter((control) => control.value.trim() && !isUntouched(control)).map((control) => [question(control), control.value]);
}
