// Offers to put names that semicolons divide in lines of their own, as soon as somebody has written them so.
for (const offer of document.querySelectorAll("[data-split]")) {
  const names = document.getElementById(offer.dataset.split);
  const show = () => { offer.hidden = !/[^\s;][^\n;]*;[ \t]*[^\s;]/.test(names.value); };
  names.addEventListener("input", show);
  show(); // typed before this script came
}
