"""The links of a section, one row each, and what an address must be to be published."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from practices.fields import validate_plain_text
from practices.reading import web_address
from practices.sections import DOCUMENTATION

PRIVATE_ENDINGS = set("local localhost internal intranet intra lan home corp test invalid".split())


class LinksWidget(forms.Widget):
    """Rows of three columns, as often as the page has them."""

    def value_from_datadict(self, data, files, name):
        """The rows in which something was written; an address without a label is one."""
        columns = (data.getlist(f"link_{column}") for column in ("numeral", "label", "url"))
        rows = [
            {"numeral": numeral, "label": label.strip(), "url": url.strip()}
            for numeral, label, url in zip(*columns, strict=False)
        ]
        return [row for row in rows if row["url"] or row["label"]]


def empty_row() -> dict:
    return {"numeral": DOCUMENTATION.code, "label": "", "url": ""}


def with_scheme(address: str) -> str:
    """«www.example.org» is what people write for an address of the web."""
    return f"https://{address}" if address.lower().startswith("www.") else address


def check_link(row: dict) -> None:
    """Raises ValidationError for a row that cannot be kept. An address that is not finished can: only sending asks for
    a whole one."""
    validate_plain_text(f"{row['label']}\n{row['url']}")
    if web_address(row["url"]) and (fault := unfit_host(row["url"])):
        raise ValidationError(fault)


def fault_of(address: str) -> str:
    """Why an address is none that anyone may follow, in words; empty when it is one."""
    if not web_address(address):
        return _("«%s» no es una dirección de internet: debe comenzar con https://.") % address
    if len(address.split()) > 1:
        return _("«%s» tiene espacios: escriba una sola dirección, entera.") % address
    return unfit_host(address)


def unfit_host(address: str) -> str:
    parts = urlsplit(address.strip())
    if parts.username is not None:
        return _("La dirección de %s lleva un usuario o una contraseña: quítelos.") % parts.hostname
    if is_private(parts.hostname or ""):
        return _("«%s» es de una red interna: fuera de ella nadie puede abrirla.") % address
    return ""


def is_private(host: str) -> bool:
    """Whether a host is known only inside a network: by its number, or by a name that is nobody's in public."""
    host = host.rstrip(".").lower()
    try:
        return not ip_address(host).is_global
    except ValueError:
        last = host.rpartition(".")[2]
        return "." not in host or last in PRIVATE_ENDINGS or last.isdigit()
