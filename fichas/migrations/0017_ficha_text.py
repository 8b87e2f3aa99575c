from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('fichas', '0016_files_have_their_own_day'),
    ]

    operations = [
        migrations.RenameModel('Answers', 'FichaText'),
        migrations.RenameModel('AnswersEntity', 'FichaTextEntity'),
        migrations.RenameModel('AnswersLink', 'FichaTextLink'),
        migrations.RenameModel('AnswersFile', 'FichaTextFile'),
    ]
