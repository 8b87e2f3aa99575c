// Moments as the server writes them beside these: by the site's clock, whatever the reader's, in the format of the page's
// language: «28 nov. 2026, 06:17», in English «28 Nov 2026, 06:17».
const { lang } = document.documentElement;
const { zone } = document.querySelector("[data-zone]").dataset;

function partsOf(at) {
  const wanted = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone };
  const parts = new Intl.DateTimeFormat(lang, wanted).formatToParts(new Date(at));
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

export function hour(at) {
  const parts = partsOf(at);
  return `${parts.hour}:${parts.minute}`;
}

export function moment(at) {
  const { day, month, year } = partsOf(at);
  return `${day} ${month.slice(0, 3)}${lang === "en" ? "" : "."} ${year}, ${hour(at)}`;
}
