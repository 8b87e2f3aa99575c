import practices.fields
from django.db import migrations


class Migration(migrations.Migration):
    """A version may be incorporated from elsewhere, without a signature. None is one yet."""

    dependencies = [
        ('practices', '0007_meetings_in_public'),
    ]

    operations = [
        migrations.AddField(
            model_name='practiceversion',
            name='incorporated_from',
            field=practices.fields.LineField(blank=True, db_default='', default=''),
        ),
    ]
