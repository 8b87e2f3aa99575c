from django.db import migrations, models


class Migration(migrations.Migration):
    """A number may be used once with each erratum. Wider than the rule before it, which every row met: no row and no
    write of the former code can break it."""

    dependencies = [
        ("practices", "0004_versions_taken_back_and_errata"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='practiceversion',
            name='a_version_number_is_used_once',
        ),
        migrations.AddConstraint(
            model_name='practiceversion',
            constraint=models.UniqueConstraint(fields=('practice', 'version', 'erratum'), name='a_version_number_is_used_once'),
        ),
    ]
