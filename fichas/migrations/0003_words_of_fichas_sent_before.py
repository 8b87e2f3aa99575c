import json

from django.db import migrations
from django.db.models import Exists, OuterRef

from practices.spelling import fold, sort_key, tokens

CONTACT = ["contact_name", "contact_post", "contact_personal_email"]
ASKING, NO_ANSWER = ["write", "ask_withdrawal"], ["assign", "object", "end_objection"]


def write_words(apps, schema_editor):
    """Of what was signed before fichas were found by their words, and whether the desk was asked and has not answered."""
    Ficha = apps.get_model("fichas", "Ficha")
    FichaWords = apps.get_model("fichas", "FichaWords")
    snapshots = apps.get_model("fichas", "Snapshot").objects.filter(role="country").exclude(signed_by="")
    texts = apps.get_model("fichas", "FichaText").objects.filter(role="country")
    themes = apps.get_model("practices", "Theme").objects
    for ficha in Ficha.objects.filter(round__gte=1).select_related("country").iterator():
        signed = snapshots.filter(ficha=ficha).order_by("-number").first()
        if signed:
            answers = json.loads(signed.text)["answers"]
            contact = texts.filter(ficha=ficha).values(*CONTACT).first()
            named = themes.filter(code__in=answers["themes"]).values_list("name_es", flat=True)
            names = [ficha.country.name_es, ficha.country.other_names, signed.signed_by, *named]
            words = spell([*names, *strings_in([answers, contact])])
            FichaWords.objects.create(ficha=ficha, text=words, title_key=sort_key(answers["title"]))
    steps = apps.get_model("fichas", "Transition").objects
    for ficha in Ficha.objects.filter(Exists(steps.filter(ficha=OuterRef("pk"), action__in=ASKING))):
        last = steps.filter(ficha=ficha).exclude(action__in=NO_ANSWER).latest("pk")
        Ficha.objects.filter(pk=ficha.pk).update(is_asked=last.action in ASKING)


def delete_words(apps, schema_editor):
    apps.get_model("fichas", "FichaWords").objects.all().delete()


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings_in(item)


def spell(texts):
    words = {word for text in texts for word in tokens(fold(text))}
    return "".join(f" {word}" for word in sorted(words))


class Migration(migrations.Migration):
    dependencies = [("fichas", "0002_the_desk_finds_its_way")]
    operations = [migrations.RunPython(write_words, delete_words)]
