import secrets

from django.db import migrations


def create_rows(apps, schema_editor):
    """The row that every writer locks, and the name of this installation."""
    apps.get_model("practices", "Repository").objects.create(pk=1)
    apps.get_model("practices", "Installation").objects.create(pk=1, identity=secrets.token_hex(16))


def delete_rows(apps, schema_editor):
    for name in ("Repository", "Installation"):
        apps.get_model("practices", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("practices", "0001_initial")]
    operations = [migrations.RunPython(create_rows, delete_rows)]
