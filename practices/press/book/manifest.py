"""The list of what a book holds, attached to it for whoever checks it later."""

import json

import pikepdf
from django.utils.translation import gettext as _
from pikepdf import AttachedFileSpec

from .bound import BoundBook
from .plan import BookPlan, Entry


def write_manifest(plan: BookPlan) -> bytes:
    """Codes, versions, hashes and pages, as JSON."""
    fichas = [described(entry) for entry in plan.entries]
    contents = {"title": plan.spec.title, "made_on": plan.spec.made_on, "fichas": fichas}
    return json.dumps(contents, ensure_ascii=False, indent=1).encode()


def described(entry: Entry) -> dict:
    """What was incorporated says from where; of what a country signed nothing is added."""
    version = entry.version
    facts = {
        "code": version.practice.code,
        "version": version.label,
        "content_hash": version.content_hash,
        "page": entry.page,
    }
    return facts | ({"incorporated_from": version.incorporated_from} if version.incorporated_from else {})


def attach_manifest(pdf: pikepdf.Pdf, book: BoundBook) -> None:
    day = f"D:{book.created_on.replace('-', '')}"
    pdf.attachments["manifest.json"] = AttachedFileSpec(
        pdf,
        book.manifest,
        filename="manifest.json",
        description=_("Códigos, versiones y huellas de las fichas"),
        mime_type="application/json",
        creation_date=day,
        mod_date=day,
    )
