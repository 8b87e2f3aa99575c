from django.db import migrations, models


class Migration(migrations.Migration):
    """None is incorporated yet: no row breaks the rule."""

    dependencies = [
        ('practices', '0008_incorporated'),
    ]

    operations = [
        migrations.AlterField(
            model_name='practice',
            name='origin',
            field=models.CharField(choices=[('official', 'de un Estado'), ('demonstration', 'demostración'), ('synthetic', 'sintética')], default='official', max_length=13),
        ),
        migrations.AddConstraint(
            model_name='practiceversion',
            constraint=models.CheckConstraint(condition=models.Q(('incorporated_from', ''), ('submitted_on', None), _connector='OR'), name='what_is_incorporated_nobody_sent'),
        ),
    ]
