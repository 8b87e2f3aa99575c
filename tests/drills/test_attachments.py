"""Files added to one ficha by several processes while another saves the texts of the same section."""

ADD = """
import sys, django; django.setup()
from django.core.exceptions import ValidationError
from fichas.files.attachments import Received, add
from fichas.models import Ficha
from people.models import User
ficha, person = Ficha.objects.get(), User.objects.get()
twice = 0
for step in range(10):
    for text in (f"own {sys.argv[1]} {step}", f"shared {step}"):
        try:
            add(ficha, Received("a.pdf", "", "application/pdf", text.encode()), "2.9", person)
        except ValidationError:
            twice += 1
print(twice)
"""
SAVE = """
import django; django.setup()
from fichas.form.drafts import country_text, save_answers
from fichas.models import Ficha
from people.models import User
ficha, person = Ficha.objects.get(), User.objects.get()
revision = country_text(ficha).revision
for step in range(60):
    revision = save_answers(ficha, "documentos", {"references": f"{step}"}, revision=revision, by=person).revision
"""
START = """
import django; django.setup()
from fichas.form.starting import start_ficha
from practices.models import Country
from tests.people import focal_point
start_ficha(Country.objects.get(code="PE"), focal_point("PE"))
"""
STATE = """
import django; django.setup()
from fichas.form.drafts import country_text
from fichas.models import Ficha
from people.private_files import find
text = country_text(Ficha.objects.get())
rows = list(text.files.all())
print(len(rows), len({row.sha256 for row in rows}), len({row.position for row in rows}),
      sum(find(row.sha256) is not None for row in rows), text.references, text.revision)
"""


def test_no_file_is_lost_or_doubled_and_no_text_is_refused(installation):
    installation.run("-c", START)
    adding = [installation.start("-c", ADD, str(number)) for number in range(4)]
    saving = installation.start("-c", SAVE)
    twice = 0
    for process in (*adding, saving):
        out, errors = process.communicate(timeout=300)
        assert process.returncode == 0, errors[-3000:]
        twice += int(out or 0)
    assert twice == 30
    state = installation.run("-c", STATE).split()
    assert state == ["50", "50", "50", "50", "59", str(1 + 50 + 60)]
