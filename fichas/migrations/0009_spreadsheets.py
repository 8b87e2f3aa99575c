import django.db.models.deletion
import practices.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Fichas may come from a spreadsheet, and these may be published without a signature. None is one yet: what was
    always true stays true of all others, under names that say what is added."""

    dependencies = [
        ('fichas', '0008_pictures'),
        ('practices', '0008_incorporated'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TableImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('leased_until', models.DateTimeField(blank=True, null=True, verbose_name='en manos de un proceso hasta')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='intentos')),
                ('source', practices.fields.LineField(verbose_name='de dónde viene')),
                ('file_name', practices.fields.LineField()),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('uploaded', 'Por leer'), ('read', 'Leída'), ('confirmed', 'Por importar'), ('done', 'Importada'), ('failed', 'No se pudo leer')], default='uploaded', max_length=9)),
                ('report', models.JSONField(default=dict)),
                ('error', models.TextField(blank=True, default='')),
                ('rows', models.PositiveIntegerField(default=0)),
                ('steps', models.PositiveIntegerField(default=0)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='ficha',
            name='what_the_desk_has_was_submitted',
        ),
        migrations.RemoveConstraint(
            model_name='ficha',
            name='only_what_can_be_published_has_a_date_for_it',
        ),
        migrations.RemoveConstraint(
            model_name='ficha',
            name='what_the_desk_has_is_in_a_round',
        ),
        migrations.AddField(
            model_name='ficha',
            name='incorporated_from',
            field=practices.fields.LineField(blank=True, db_default='', default=''),
        ),
        migrations.AddField(
            model_name='ficha',
            name='table_row',
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='tableimport',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tableimport',
            name='country',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='practices.country'),
        ),
        migrations.AddField(
            model_name='ficha',
            name='table_import',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='fichas', to='fichas.tableimport'),
        ),
        migrations.AddConstraint(
            model_name='ficha',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'withdrawn']), ('submitted_at__isnull', False), models.Q(('state', 'published'), models.Q(('incorporated_from', ''), _negated=True)), _connector='OR'), name='what_the_desk_has_was_submitted_or_incorporated'),
        ),
        migrations.AddConstraint(
            model_name='ficha',
            constraint=models.CheckConstraint(condition=models.Q(('publish_on', None), ('state__in', ['submitted', 'agreed', 'published']), models.Q(('incorporated_from', ''), _negated=True), _connector='OR'), name='only_what_can_be_published_has_a_date'),
        ),
        migrations.AddConstraint(
            model_name='ficha',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'withdrawn']), ('round__gte', 1), models.Q(('state', 'published'), models.Q(('incorporated_from', ''), _negated=True)), _connector='OR'), name='what_the_desk_has_is_in_a_round_or_incorporated'),
        ),
        migrations.AddConstraint(
            model_name='ficha',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('table_import', None), ('table_row', None)), models.Q(('table_import__isnull', False), ('table_row__isnull', False)), _connector='OR'), name='an_imported_ficha_is_of_a_row'),
        ),
        migrations.AddConstraint(
            model_name='ficha',
            constraint=models.UniqueConstraint(fields=('table_import', 'table_row'), name='a_row_becomes_a_ficha_once'),
        ),
        migrations.AddConstraint(
            model_name='ficha',
            constraint=models.CheckConstraint(condition=models.Q(('incorporated_from', ''), models.Q(('state__in', ['draft', 'published']), ('table_import__isnull', False)), _connector='OR'), name='only_an_imported_ficha_is_incorporated'),
        ),
        migrations.AddConstraint(
            model_name='tableimport',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['uploaded', 'read', 'confirmed', 'done', 'failed'])), name='a_table_import_is_in_a_known_state'),
        ),
        migrations.AddConstraint(
            model_name='tableimport',
            constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='a_table_import_says_where_it_comes_from'),
        ),
    ]
