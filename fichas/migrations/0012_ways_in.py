import django.db.models.deletion
import practices.fields
from django.db import migrations, models
from django.utils import timezone

from fichas.entrance.second_step import decrypt, encrypt

SECRETARIAT = "Secretaría Técnica"


def roles_from_groups(apps, schema_editor):
    """The widest role of each, once: who was of the Secretariat and of a country too stays with the Secretariat."""
    User, FocalPoint = apps.get_model("fichas", "User"), apps.get_model("fichas", "FocalPoint")
    active = User.objects.filter(is_active=True)
    for point in FocalPoint.objects.filter(until=None, user__is_active=True):
        User.objects.filter(pk=point.user_id).update(role="focal_point", country=point.country_id)
    active.filter(groups__name=SECRETARIAT).update(role="secretariat", country=None)
    active.filter(is_superuser=True).update(role="administrator", country=None)
    FocalPoint.objects.filter(until=None).exclude(user__role="focal_point").update(until=timezone.now())
    check_now(schema_editor)


def groups_from_roles(apps, schema_editor):
    User, Group = apps.get_model("fichas", "User"), apps.get_model("auth", "Group")
    User.objects.filter(role="administrator").update(is_staff=True, is_superuser=True)
    desk = Group.objects.get(name=SECRETARIAT)
    for user in User.objects.filter(role="secretariat"):
        user.groups.add(desk)
    check_now(schema_editor)


def remove_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=SECRETARIAT).delete()


def make_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get_or_create(name=SECRETARIAT)


def encrypt_second_steps(apps, schema_editor):
    change_second_steps(apps, encrypt)


def decrypt_second_steps(apps, schema_editor):
    change_second_steps(apps, decrypt)


def change_second_steps(apps, change):
    for authenticator in apps.get_model("mfa", "Authenticator").objects.filter(type__in=("totp", "recovery_codes")):
        for name in {"secret", "seed"} & authenticator.data.keys():
            authenticator.data[name] = change(authenticator.data[name])
        authenticator.save(update_fields=["data"])


def check_now(schema_editor):
    """PostgreSQL alters no table whose rows wait to be checked."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):

    dependencies = [
        ('fichas', '0011_antivirus_tries'),
        ('mfa', '0003_authenticator_type_uniq'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='role',
            field=models.CharField(choices=[('focal_point', 'Punto focal de un país'), ('secretariat', 'Secretaría Técnica'), ('administrator', 'Administración del sitio'), ('guest', 'Sin función')], default='guest', max_length=13, verbose_name='función'),
        ),
        migrations.AddField(
            model_name='user',
            name='country',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='practices.country', verbose_name='país'),
        ),
        migrations.RunPython(roles_from_groups, groups_from_roles),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('country__isnull', False), ('role', 'focal_point')), models.Q(('country', None), ('role__in', ('secretariat', 'administrator', 'guest'))), _connector='OR'), name='exactly_focal_points_have_a_country'),
        ),
        migrations.RemoveField(model_name='user', name='groups'),
        migrations.RemoveField(model_name='user', name='user_permissions'),
        migrations.RemoveField(model_name='user', name='is_staff'),
        migrations.RemoveField(model_name='user', name='is_superuser'),
        migrations.RunPython(remove_group, make_group),
        migrations.RunPython(encrypt_second_steps, decrypt_second_steps),
        migrations.AlterField(
            model_name='user',
            name='email',
            field=practices.fields.AddressField(max_length=254, verbose_name='correo electrónico'),
        ),
        migrations.AlterField(
            model_name='invitation',
            name='email',
            field=practices.fields.AddressField(max_length=254, verbose_name='correo electrónico'),
        ),
    ]
