import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import people.models.letter
import practices.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('practices', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', practices.fields.AddressField(max_length=254, verbose_name='correo electrónico')),
                ('name', models.CharField(blank=True, max_length=150, validators=[practices.fields.validate_plain_text], verbose_name='nombre')),
                ('role', models.CharField(choices=[('focal_point', 'Punto focal de un país'), ('secretariat', 'Secretaría Técnica'), ('administrator', 'Administración del sitio'), ('guest', 'Sin función')], default='guest', max_length=13, verbose_name='función')),
                ('language', models.CharField(default='es', max_length=5, verbose_name='idioma')),
                ('letters_wanted', models.CharField(choices=[('none', 'Ninguna'), ('mine', 'Solo cuando debo hacer algo'), ('day', 'Una al día, con todo lo que pasó'), ('all', 'Todas, cada una en su momento')], default='mine', max_length=4, verbose_name='cartas que desea recibir')),
                ('is_active', models.BooleanField(default=True, verbose_name='activa')),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='alta')),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='practices.country', verbose_name='país')),
            ],
            options={
                'verbose_name': 'persona',
                'verbose_name_plural': 'personas',
                'constraints': [models.UniqueConstraint(fields=('email',), name='one_user_per_email'), models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='email_is_in_lower_case'), models.CheckConstraint(condition=models.Q(('letters_wanted__in', ('none', 'mine', 'day', 'all'))), name='letters_wanted_are_of_a_known_kind'), models.CheckConstraint(condition=models.Q(models.Q(('country__isnull', False), ('role', 'focal_point')), models.Q(('country', None), ('role__in', ('secretariat', 'administrator', 'guest'))), _connector='OR'), name='exactly_focal_points_have_a_country')],
            },
        ),
        migrations.CreateModel(
            name='FocalPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(blank=True, max_length=200, validators=[practices.fields.validate_plain_text], verbose_name='cargo')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='desde')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='hasta')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='focal_points', to='practices.country', verbose_name='país')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='focal_points', to=settings.AUTH_USER_MODEL, verbose_name='persona')),
            ],
            options={
                'verbose_name': 'punto focal',
                'verbose_name_plural': 'puntos focales',
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('user',), name='a_person_speaks_for_one_country'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='a_focal_point_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Heartbeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('beat_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='última señal')),
            ],
            options={
                'verbose_name': 'señal de vida',
                'verbose_name_plural': 'señales de vida',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='there_is_one_heartbeat')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(editable=False, max_length=64)),
                ('email', practices.fields.AddressField(max_length=254, verbose_name='correo electrónico')),
                ('role', models.CharField(choices=[('focal_point', 'Punto focal de un país'), ('secretariat', 'Secretaría Técnica'), ('administrator', 'Administración del sitio')], max_length=13, verbose_name='función')),
                ('words', practices.fields.PlainTextField(blank=True, verbose_name='mensaje')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='enviada')),
                ('expires_at', models.DateTimeField(verbose_name='vence')),
                ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='aceptada')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='anulada')),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='practices.country', verbose_name='país')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations_sent', to=settings.AUTH_USER_MODEL, verbose_name='la envió')),
            ],
            options={
                'verbose_name': 'invitación',
                'verbose_name_plural': 'invitaciones',
                'constraints': [models.UniqueConstraint(fields=('token_hash',), name='a_token_opens_one_invitation'), models.UniqueConstraint(condition=models.Q(('accepted_at', None), ('revoked_at', None)), fields=('email',), name='an_address_has_one_invitation_to_answer'), models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='invited_email_is_in_lower_case'), models.CheckConstraint(condition=models.Q(models.Q(('country__isnull', False), ('role', 'focal_point')), models.Q(('country', None), ('role__in', ('secretariat', 'administrator'))), _connector='OR'), name='a_focal_point_is_invited_for_a_country_others_for_none'), models.CheckConstraint(condition=models.Q(('accepted_at', None), ('revoked_at', None), _connector='OR'), name='an_invitation_is_accepted_or_revoked_not_both'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='an_invitation_expires_after_it_is_sent')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200, verbose_name='clave')),
                ('kind', models.CharField(max_length=40, verbose_name='clase')),
                ('recipient', models.EmailField(max_length=254, verbose_name='destinatario')),
                ('subject', models.CharField(max_length=250, verbose_name='asunto')),
                ('text', models.TextField(blank=True, verbose_name='texto')),
                ('html', models.TextField(blank=True, verbose_name='texto en HTML')),
                ('message_id', models.CharField(default=people.models.letter.new_message_id, editable=False, max_length=300)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='escrita')),
                ('not_before', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='no antes de')),
                ('leased_until', models.DateTimeField(blank=True, null=True, verbose_name='en manos de un proceso hasta')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='intentos')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='enviada')),
                ('abandoned_at', models.DateTimeField(blank=True, null=True, verbose_name='abandonada')),
                ('last_error', models.CharField(blank=True, max_length=500, verbose_name='último error')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='letters', to=settings.AUTH_USER_MODEL, verbose_name='persona')),
            ],
            options={
                'verbose_name': 'carta',
                'verbose_name_plural': 'cartas',
                'ordering': ['pk'],
                'indexes': [models.Index(condition=models.Q(('abandoned_at', None), ('sent_at', None)), fields=['id'], name='letters_that_wait')],
                'constraints': [models.UniqueConstraint(fields=('key',), name='an_event_posts_one_letter'), models.CheckConstraint(condition=models.Q(models.Q(('key', ''), _negated=True), models.Q(('recipient', ''), _negated=True)), name='a_letter_has_a_key_and_a_recipient'), models.CheckConstraint(condition=models.Q(models.Q(('subject', ''), _negated=True), models.Q(('subject__contains', '\n'), _negated=True), models.Q(('subject__contains', '\r'), _negated=True)), name='the_subject_of_a_letter_is_one_line'), models.CheckConstraint(condition=models.Q(('sent_at', None), ('abandoned_at', None), _connector='OR'), name='a_letter_is_sent_or_abandoned_not_both'), models.CheckConstraint(condition=models.Q(('leased_until', None), models.Q(('abandoned_at', None), ('sent_at', None)), _connector='OR'), name='a_letter_that_ended_is_in_nobodys_hands'), models.CheckConstraint(condition=models.Q(('abandoned_at', None), models.Q(('last_error', ''), _negated=True), _connector='OR'), name='an_abandoned_letter_says_why'), models.CheckConstraint(condition=models.Q(('sent_at', None), models.Q(('html', ''), ('text', '')), _connector='OR'), name='a_sent_letter_keeps_no_text')],
            },
        ),
        migrations.CreateModel(
            name='MailOutage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='desde')),
                ('failures', models.PositiveIntegerField(default=0, verbose_name='intentos')),
                ('not_before', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='no antes de')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='motivo')),
            ],
            options={
                'verbose_name': 'corte del correo',
                'verbose_name_plural': 'cortes del correo',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='there_is_one_mail_server')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200)),
                ('about', models.CharField(blank=True, max_length=40)),
                ('text', models.CharField(max_length=250)),
                ('path', models.CharField(max_length=200)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('awaits_digest', models.BooleanField(db_default=False, default=False)),
                ('digest', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='people.letter')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
                'indexes': [models.Index(condition=models.Q(('about', ''), _negated=True), fields=['about'], name='notices_about_something'), models.Index(condition=models.Q(('read_at', None)), fields=['person'], name='notices_that_were_not_read'), models.Index(condition=models.Q(('awaits_digest', True)), fields=['person'], name='notices_for_a_digest')],
                'constraints': [models.UniqueConstraint(fields=('person', 'key'), name='a_person_is_told_once'), models.CheckConstraint(condition=models.Q(('path__startswith', '/')), name='a_notice_leads_to_a_page_of_this_site'), models.CheckConstraint(condition=models.Q(('awaits_digest', False), ('digest', None), _connector='OR'), name='a_notice_is_in_one_digest')],
            },
        ),
    ]
