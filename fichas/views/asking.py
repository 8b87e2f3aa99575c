"""What the desk is asked about before it is done: a page says what follows, and only then it happens."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ..forms.acts import AskingForm, refusals


def carry_out(
    request, form: AskingForm, page: str, field: str | None = None, **context
) -> HttpResponse | None:
    """Asks, or does what the form is for and leads to this page; none when it is refused, with the reason in the form
    beside this field. `context`: how the page that asks calls what it is about, as `title` and `name`."""
    with refusals(form, field):
        if form.question and not form.is_sure:
            form.check(request.user)
            context |= {"form": form, "action": request.get_full_path(), "page_url": page}
            return render(request, "fichas/desk/confirm.html", context)
        form.perform(request.user)
        messages.success(request, str(form.done))
        return redirect(page)
    return None
