// Says that the session is about to end while there is time to go on, in whichever tab one is.
import { hour } from "./moments.js";

const WARNING = 5 * 60; // seconds before the end
const dialog = document.querySelector("[data-session]");
const { owner, session } = dialog.dataset;
const [ending, ended] = ["ending", "ended"].map((name) => dialog.querySelector(`[data-case=${name}]`));
const text = dialog.querySelector("[id=session-text]");
const words = text.textContent;
const shared = `session:${owner}`;
let until = 0;
let timer;

/** Another tab may have renewed the session since. */
function latest() {
  try {
    return Math.max(until, Number(localStorage.getItem(shared)));
  } catch {
    return until;
  }
}

function renewed(seconds) {
  if (dialog.open) dialog.close("elsewhere");
  [ending.hidden, ended.hidden] = [false, true];
  until = Date.now() + seconds * 1000;
  try {
    localStorage.setItem(shared, until);
  } catch {
    // This tab knows.
  }
  const warning = Math.min(WARNING, seconds / 2) * 1000;
  arm(until - warning);
}

function arm(moment) {
  clearTimeout(timer);
  timer = setTimeout(look, Math.max(0, moment - Date.now()));
}

function look() {
  const end = latest();
  if (end > until) {
    renewed((end - Date.now()) / 1000);
  } else if (Date.now() < until) {
    warn();
  } else {
    over();
  }
}

function warn() {
  text.textContent = words.replace("{moment}", hour(until));
  dialog.returnValue = "";
  if (!dialog.open) dialog.showModal();
  arm(until);
}

function over() {
  ending.hidden = true;
  ended.hidden = false;
  if (!dialog.open) dialog.showModal();
  ended.querySelector("a").focus();
}

// To close the warning, in whatever way, is to go on.
dialog.addEventListener("close", async () => {
  if (dialog.returnValue === "elsewhere" || ending.hidden) return;
  try {
    const response = await fetch(session, { headers: { Accept: "application/json" } });
    const told = response.ok ? await response.json() : {};
    if (told.owner === owner) renewed(told.seconds);
    else if (response.status < 500) over();
  } catch {
    // No line: what is typed is kept, and the next save says more.
  }
});

// Someone who signs in again in another tab finds this one as it was.
document.addEventListener("visibilitychange", () => { if (!document.hidden && dialog.open) look(); });
document.addEventListener("session-renewed", (event) => renewed(event.detail));
renewed(Number(dialog.dataset.seconds));
