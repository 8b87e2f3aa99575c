// What is wrong with single fields, beside them, as the server would have set it.
const template = document.querySelector("[data-error]");

function take(note) {
  for (const control of document.querySelectorAll(`[aria-describedby~="${note.id}"]`)) {
    control.setAttribute("aria-describedby", control.getAttribute("aria-describedby").replace(note.id, "").trim());
  }
  note.closest(".field").classList.remove("wrong");
  note.remove();
}

function set(name, message) {
  const control = document.getElementById(name) ?? document.getElementsByName(name)[0];
  const field = control.closest(".field");
  const note = template.content.firstElementChild.cloneNode(true);
  note.id = `${name}-error`;
  note.querySelector("[data-said]").textContent = message;
  field.classList.add("wrong");
  control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${note.id}`.trim());
  const hint = field.querySelector(".hint");
  if (hint) hint.after(note);
  else field.firstElementChild.after(note);
}

export function showErrors(form, errors) {
  form.querySelectorAll(".error-message").forEach(take);
  Object.entries(errors).forEach(([name, message]) => set(name, message));
}
