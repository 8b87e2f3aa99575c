"""What the Secretariat sets: lists, synonyms and texts of the site. Practices are written by `publishing` alone."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from .models import (
    VOCABULARIES,
    Country,
    Practice,
    PracticeVersion,
    SiteText,
    Synonym,
    TextLanguage,
    Withdrawal,
)

admin.site.site_header = admin.site.site_title = _("Repositorio de buenas prácticas: administración")
admin.site.index_title = _("Listas y textos")


def untranslated(row) -> str:
    """The languages in which something of a row stands in Spanish alone."""
    spanish = [
        field.name for field in row._meta.fields if field.name.endswith("_es") and getattr(row, field.name)
    ]
    kinds = [name.removesuffix("_es") for name in spanish if hasattr(row, f"{name.removesuffix('_es')}_pt")]
    return ", ".join(
        str(label)
        for code, label in TextLanguage.choices
        if not all(getattr(row, f"{kind}_{code}") for kind in kinds)
    )


class KeptAdmin(admin.ModelAdmin):
    actions = None

    def has_delete_permission(self, request, obj=None):
        return False


class FixedAdmin(KeptAdmin):
    def has_add_permission(self, request):
        return False


class ReadOnlyAdmin(FixedAdmin):
    def has_change_permission(self, request, obj=None):
        return False


class VocabularyAdmin(KeptAdmin):
    """Values are retired, not deleted: what was published keeps them. A code is given once."""

    list_display = ["code", "name_es", "name_pt", "name_en", "lacks", "position", "retired"]
    list_editable = ["position", "retired"]
    list_filter = ["retired"]
    search_fields = ("code", "name_es", "name_pt", "name_en")
    list_per_page = 200

    def get_readonly_fields(self, request, obj=None):
        return ("code", "asks_for_text") if obj else ()

    @admin.display(description=_("falta en"))
    def lacks(self, item):
        return untranslated(item)


class CountryAdmin(VocabularyAdmin):
    """A State that is no member is opened here: then the desk invites whoever speaks for it."""

    list_display = ["code", "name_es", "lacks", "conference", "is_open", "retired"]
    list_editable = ["is_open", "retired"]
    list_filter = ["conference", "is_open", "retired"]


for vocabulary in VOCABULARIES:
    admin.site.register(vocabulary, CountryAdmin if vocabulary is Country else VocabularyAdmin)


@admin.register(SiteText)
class SiteTextAdmin(FixedAdmin):
    list_display = ("name_es", "text_es", "lacks")
    readonly_fields = ("code", "name_es")

    @admin.display(description=_("falta en"))
    def lacks(self, text):
        return untranslated(text)


@admin.register(Synonym)
class SynonymAdmin(admin.ModelAdmin):
    search_fields = ("words",)
    actions = None


@admin.register(Practice)
class PracticeAdmin(ReadOnlyAdmin):
    list_display = ("code", "title", "country", "origin", "experience_state", "is_public")
    list_filter = ("origin", "country")
    list_select_related = ("current", "country", "experience_state")
    search_fields = ("code", "current__title")
    exclude = ("sort_key",)

    @admin.display(description=_("título"))
    def title(self, practice):
        return practice.current.title if practice.current else "–"

    @admin.display(description=_("pública"), boolean=True)
    def is_public(self, practice):
        return practice.current_id is not None


@admin.register(PracticeVersion)
class PracticeVersionAdmin(ReadOnlyAdmin):
    list_display = ("practice", "label", "title", "published_on")
    list_select_related = ("practice",)
    search_fields = ("practice__code", "title")


@admin.register(Withdrawal)
class WithdrawalAdmin(ReadOnlyAdmin):
    list_display = ("practice", "reason", "withdrawn_on", "reinstated_on", "replaced_by")
    list_select_related = ("practice", "reason", "replaced_by")
