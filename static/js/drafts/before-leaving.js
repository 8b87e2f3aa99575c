// Whoever leaves the page by a link or by another form waits a moment, until what was typed has been saved.
const LONGEST = 3_000; // milliseconds: what is still not saved then is in this browser

function settled(autosave) {
  return Promise.race([autosave.flush(), new Promise((resolve) => { setTimeout(resolve, LONGEST); })]);
}

function leadsAway(event) {
  const link = event.target.closest?.("a[href]");
  const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || link.target || elsewhere || event.defaultPrevented || !link.protocol.startsWith("http")) return null;
  return link.hash && link.pathname === location.pathname && link.search === location.search ? null : link;
}

export function saveBeforeLeaving(form, autosave) {
  const mustWait = () => !autosave.held && autosave.isPending;
  let leaves = false;

  document.addEventListener("click", async (event) => {
    const link = leadsAway(event);
    if (!link || !mustWait()) return;
    event.preventDefault();
    await settled(autosave);
    location.assign(link.href);
  });

  document.addEventListener("submit", async (event) => {
    const { target, submitter } = event;
    if (leaves || target === form || target.method === "dialog" || !mustWait()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    await settled(autosave);
    leaves = true;
    target.requestSubmit(submitter);
    leaves = false;
  }, true);

  addEventListener("pagehide", () => { if (mustWait()) autosave.part(); });
  addEventListener("beforeunload", (event) => { if (autosave.isPending && !autosave.isKept) event.preventDefault(); });
}
