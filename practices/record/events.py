"""A meeting as its pages name it: days, place, forum and kind in the reader's language, its figures, how it is cited."""

from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..exchange.citations import PUBLISHER
from ..languages import marked
from ..lists import Item, Lists
from ..models import Modality, PublicEvent
from ..reading import figure, lead, lines, web_address


class Meeting:
    """A public event with the values of its lists, looked up without asking the database again."""

    def __init__(self, event: PublicEvent, lists: Lists):
        self.row, self.lists = event, lists

    def __getattr__(self, name):
        return getattr(self.row, name)

    def value(self, list_name: str, key: int | None) -> Item | None:
        return next((item for item in self.lists[list_name].values() if item.pk == key), None)

    @cached_property
    def forum(self) -> Item | None:
        return self.value("forum", self.row.forum_id)

    @cached_property
    def kind(self) -> Item | None:
        return self.value("eventkind", self.row.kind_id)

    @cached_property
    def host(self) -> Item | None:
        return self.value("country", self.row.country_id)

    @cached_property
    def presidency(self) -> Item | None:
        return self.value("country", self.row.presidency_id)

    @property
    def year(self) -> int | None:
        return self.row.starts_on.year if self.row.starts_on else None

    @property
    def days(self) -> str:
        """«5 de abril de 2022», or the first and the last day."""
        first, last = self.row.starts_on, self.row.ends_on
        if not first:
            return ""
        if not last or last == first:
            return date_format(first)
        return f"{date_format(first)} – {date_format(last)}"

    @property
    def modality_label(self) -> str:
        return str(Modality(self.row.modality).label) if self.row.modality else ""

    @property
    def where(self) -> list[str]:
        """Place, State and how one took part, whatever is known."""
        host = self.host.short_name if self.host else ""
        known = host if host and host not in self.row.place else ""
        return [words for words in (self.row.place, known, self.modality_label) if words]

    @property
    def facts(self) -> list[str]:
        """What stands over its title."""
        names = [self.kind, self.forum]
        return [*(item.name for item in names if item), *([self.row.edition] if self.row.edition else [])]

    @property
    def lead(self) -> str:
        return lead(self.row.purpose)

    @property
    def paragraphs(self) -> list[str]:
        """The purpose, where it says more than the lead."""
        purpose = lines(self.row.purpose)
        return purpose if " ".join(purpose) != self.lead else []

    @cached_property
    def figures(self) -> list[dict]:
        return [figure(line) for line in lines(self.row.figures)]

    @property
    def numbers(self) -> list[dict]:
        """The figures that begin with a number; the first is set largest."""
        return [line for line in self.figures if line["number"]]

    @property
    def remarks(self) -> list[str]:
        """The figures that do not."""
        return [line["text"] for line in self.figures if not line["number"]]

    @property
    def source_link(self) -> str:
        """Where what was said had been published, if that may be a link."""
        return web_address(self.row.source_url)

    @property
    def url(self) -> str:
        return reverse("practices:event", args=[self.row.code])

    @property
    def address(self) -> str:
        return settings.SITE_URL + self.url

    @property
    def author(self) -> str:
        """Whose meeting it is: the conference's, unless its forum is known."""
        return self.forum.name if self.forum else str(PUBLISHER)

    @property
    def citation(self) -> SafeString:
        """Forum as author, year, title in its own language, days, code and address."""
        title = marked(self.row.title, self.row.language)
        year = str(self.year or _("s. f."))
        begins = f"{escape(self.author)} ({escape(year)}). {title}."
        rest = ". ".join(map(escape, filter(None, [self.days, self.row.code])))
        return SafeString(f"{begins} {rest}. {escape(self.address)}")
