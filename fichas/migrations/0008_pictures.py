import django.core.validators
import practices.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """Files may be pictures. None is one yet, and the former code makes none: nothing can break the new rules."""

    dependencies = [
        ('fichas', '0007_errata'),
    ]

    operations = [
        migrations.AddField(
            model_name='fichatextfile',
            name='consent',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='fichatextfile',
            name='credit',
            field=practices.fields.LineField(blank=True, db_default='', default=''),
        ),
        migrations.AddField(
            model_name='fichatextfile',
            name='description',
            field=practices.fields.LineField(blank=True, db_default='', default=''),
        ),
        migrations.AddField(
            model_name='fichatextfile',
            name='height',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='fichatextfile',
            name='picture',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(4)]),
        ),
        migrations.AddField(
            model_name='fichatextfile',
            name='width',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddConstraint(
            model_name='fichatextfile',
            constraint=models.UniqueConstraint(fields=('content', 'picture'), name='each_picture_of_a_fichatextfile_has_its_own_place'),
        ),
        migrations.AddConstraint(
            model_name='fichatextfile',
            constraint=models.CheckConstraint(condition=models.Q(('picture', None), models.Q(('picture__gte', 1), ('picture__lte', 4)), _connector='OR'), name='pictures_of_a_fichatextfile_are_four_at_most'),
        ),
        migrations.AddConstraint(
            model_name='fichatextfile',
            constraint=models.CheckConstraint(condition=models.Q(('picture', None), models.Q(models.Q(('description', ''), _negated=True), models.Q(('credit', ''), _negated=True), ('consent', True)), _connector='OR'), name='a_picture_of_a_fichatextfile_is_described_credited_agreed_to'),
        ),
        migrations.AddConstraint(
            model_name='fichatextfile',
            constraint=models.CheckConstraint(condition=models.Q(('picture', None), models.Q(('height__gte', 1), ('media_type__in', ('image/jpeg', 'image/png')), ('width__gte', 1)), _connector='OR'), name='a_picture_of_a_fichatextfile_is_an_image_of_a_known_size'),
        ),
    ]
