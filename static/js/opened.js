// Whoever opens a place to write in can write at once.
document.addEventListener("click", (event) => {
  const place = event.target.closest("summary")?.closest("details[data-writes]:not([open])");
  place?.addEventListener("toggle", () => place.querySelector("textarea, [type=text]").focus(), { once: true });
});
