from django.db import migrations, models
from django.db.models import Q


def unjudged_files_wait(apps, _schema_editor):
    """Before this, a file waited until it was judged."""
    stored = apps.get_model("fichas", "StoredFile")
    stored.objects.filter(verdict="unjudged").update(verdict="waiting", checked_at=None)


class Migration(migrations.Migration):
    dependencies = [("fichas", "0010_from_where")]

    operations = [
        migrations.RemoveConstraint(model_name="storedfile", name="a_verdict_says_when_it_was_given"),
        migrations.AddField(
            model_name="storedfile",
            name="tries",
            field=models.PositiveSmallIntegerField(
                db_default=0, default=0, editable=False, verbose_name="veces que no se pudo revisar"
            ),
        ),
        migrations.AlterField(
            model_name="storedfile",
            name="verdict",
            field=models.CharField(
                choices=[
                    ("waiting", "por revisar"),
                    ("clean", "sin virus"),
                    ("infected", "con virus"),
                    ("unjudged", "no se pudo revisar"),
                ],
                default="waiting",
                max_length=8,
                verbose_name="antivirus",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, unjudged_files_wait),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=Q(verdict="waiting", checked_at=None)
                | Q(verdict__in=["clean", "infected", "unjudged"], checked_at__isnull=False),
                name="a_verdict_says_when_it_was_given",
            ),
        ),
    ]
