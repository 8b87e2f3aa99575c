"""The links of a section as they are posted, one row each, and what an address must be to be published."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.http import QueryDict
from django.utils.translation import gettext as _

from practices.fields import validate_plain_text
from practices.reading import web_address

from .typed import as_typed

PRIVATE_ENDINGS = {
    "local",
    "localhost",
    "internal",
    "intranet",
    "intra",
    "lan",
    "home",
    "corp",
    "test",
    "invalid",
}


def read_links(posted: QueryDict) -> list[dict]:
    rows = typed_links(posted)
    for text in (row[name] for row in rows for name in ("label", "url")):
        validate_plain_text(text)
    return [row for row in rows if row["numeral"] in ("2.5", "2.9", "external")]


def typed_links(posted: QueryDict) -> list[dict]:
    """The rows in which something was written; an address without a label is one."""
    columns = (posted.getlist(f"link_{name}") for name in ("numeral", "label", "url"))
    rows = [
        {"numeral": numeral, "label": as_typed(label).strip(), "url": with_scheme(as_typed(url).strip())}
        for numeral, label, url in zip(*columns, strict=False)
    ]
    return [row for row in rows if row["url"] or row["label"]]


def with_scheme(address: str) -> str:
    """«www.example.org» is what people write for an address of the web."""
    return f"https://{address}" if address.lower().startswith("www.") else address


def fault_of(address: str) -> str:
    """Why an address is none that anyone may follow, in words; empty when it is one."""
    if not web_address(address):
        return _("«%s» no es una dirección de internet: debe comenzar con https://.") % address
    if len(address.split()) > 1:
        return _("«%s» tiene espacios: escriba una sola dirección, entera.") % address
    parts = urlsplit(address)
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
