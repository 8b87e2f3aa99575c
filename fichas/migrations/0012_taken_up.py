from django.db import migrations, models


class Migration(migrations.Migration):
    """Which drafts of spreadsheets their countries took up. None did before: there were no such drafts."""

    dependencies = [
        ('fichas', '0011_country_archive'),
    ]

    operations = [
        migrations.AddField(
            model_name='ficha',
            name='is_taken_up',
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
