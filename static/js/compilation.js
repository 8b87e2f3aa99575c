// The page of what is being made, a compilation or an import, asks how far it is; where there are no scripts the browser does so by
// itself. The focus stays where it is, and whoever listens hears each quarter and the end.
const place = document.querySelector("[data-every]");
const spoken = document.querySelector("[data-spoken]");
const PIECES = ["label", "progress"];
let quarter = 0;

function wait() {
  setTimeout(ask, 1000 * place.dataset.every);
}

async function ask() {
  let answer, text;
  try {
    answer = await fetch(location.href, { cache: "no-store" });
    text = await answer.text();
  } catch {
    return wait(); // no line, or a server that restarts: the run goes on
  }
  if (answer.status >= 500) return wait();
  const page = new DOMParser().parseFromString(text, "text/html");
  const now = page.querySelector("[data-run]");
  if (!answer.ok || !now) return location.reload();
  document.title = page.title;
  if (now.querySelector("progress")) return show(now);
  end(now);
}

function show(now) {
  for (const piece of PIECES) place.querySelector(piece).replaceWith(now.querySelector(piece));
  const reached = Math.floor(place.querySelector("progress").value / 25);
  if (reached !== quarter) spoken.textContent = place.querySelector("label").textContent;
  quarter = reached;
  wait();
}

function end(now) {
  const held = place.contains(document.activeElement);
  place.replaceChildren(...now.childNodes);
  if (held) place.querySelector("a").focus();
  spoken.textContent = place.querySelector("h1").textContent;
}

wait();
