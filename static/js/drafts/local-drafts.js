// Copies of what was typed and has not reached the server, in this browser. Each is its owner's, by a name that only the
// server can tell; nobody else is shown it. A browser may refuse to keep anything: then `keep` says no.
const PREFIX = "ficha:";
const LONGEST = 30 * 24 * 3600 * 1000; // milliseconds
const LIVE = 10 * 1000; // a younger copy of another tab is that tab's to save

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** This tab's name, the same after a page is loaded anew. */
function tab() {
  try {
    sessionStorage.tab ??= crypto.getRandomValues(new Uint32Array(2)).join("");
    return sessionStorage.tab;
  } catch {
    return "";
  }
}

export function newKey(owner, section) {
  return `${PREFIX}${owner}:${section}:${crypto.getRandomValues(new Uint32Array(2)).join("")}`;
}

export function keep(key, copy) {
  try {
    storage().setItem(key, JSON.stringify({ ...copy, at: Date.now(), tab: tab() }));
    return true;
  } catch {
    return false;
  }
}

export function drop(...keys) {
  keys.forEach((key) => storage()?.removeItem(key));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The copies whose names begin so, newest first. Those of a month ago go. */
function copies(beginning) {
  const store = storage();
  const found = [];
  for (const key of store ? Object.keys(store) : []) {
    if (!key.startsWith(PREFIX)) continue;
    const copy = parsed(store.getItem(key));
    if (!copy || Date.now() - copy.at > LONGEST) store.removeItem(key);
    else if (key.startsWith(beginning)) found.push({ ...copy, key });
  }
  return found.sort((one, other) => other.at - one.at);
}

export function copiesOf(owner) {
  return copies(`${PREFIX}${owner}:`);
}

/** What earlier pages left of a section, in this tab or in one that is no longer there. */
export function leftoversOf(owner, section) {
  const left = copies(`${PREFIX}${owner}:${section}:`);
  const own = left.map((copy) => ({ ...copy, isOfThisTab: copy.tab === tab() }));
  return own.filter((copy) => copy.isOfThisTab || Date.now() - copy.at > LIVE);
}
