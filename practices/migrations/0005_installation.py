import secrets

from django.db import migrations, models


def create_row(apps, schema_editor):
    apps.get_model("practices", "Installation").objects.create(pk=1, identity=secrets.token_hex(16))


class Migration(migrations.Migration):
    dependencies = [("practices", "0004_who_asks_for_compilations")]
    operations = [
        migrations.CreateModel(
            name="Installation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identity", models.CharField(editable=False, max_length=32)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="there_is_one_installation")
                ],
            },
        ),
        migrations.RunPython(create_row, migrations.RunPython.noop),
    ]
