// After a new sign-in the page's token is an old one. Only the same person gets on with this page.
export async function renewToken({ owner, url }) {
  const response = await fetch(url, { headers: { Accept: "application/json" } });
  const told = response.ok ? await response.json() : {};
  if (told.owner !== owner) return false;
  document.getElementsByName("csrfmiddlewaretoken").forEach((field) => { field.value = told.token; });
  return true;
}
