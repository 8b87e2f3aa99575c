// Keeps the word count under a text up to date while one writes. It says how many words are left or too many; it never
// cuts. Whoever listens hears it after a pause, not at every key.
import { countWords } from "./words.js";

const PAUSE = 1000; // milliseconds without a key

function say(counter, words, limit) {
  const over = words - limit;
  if (over > 0) return (over === 1 ? counter.dataset.overOne : counter.dataset.overMany).replace("{over}", over);
  return counter.dataset.fits.replace("{count}", words).replace("{limit}", limit);
}

function follow(control) {
  const counter = document.getElementById(control.dataset.counter).closest(".counter");
  const [bar, shown, spoken] = ["progress", "[id]", "[role=status]"].map((part) => counter.querySelector(part));
  const limit = Number(control.dataset.limit);
  let waiting;

  control.addEventListener("input", () => {
    const words = countWords(control.value);
    shown.textContent = say(counter, words, limit);
    bar.value = Math.min(words, limit);
    counter.classList.toggle("over", words > limit);
    clearTimeout(waiting);
    waiting = setTimeout(() => { spoken.textContent = shown.textContent; }, PAUSE);
  });
}

document.querySelectorAll("[data-counter]").forEach(follow);
