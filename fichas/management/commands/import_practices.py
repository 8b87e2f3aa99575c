from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from people.models import User
from practices.models import Country

from ...models import TableImport
from ...sheets.faults import Refused
from ...sheets.source import check_file
from ...sheets.taking_in import confirm, take_in
from ...sheets.working import work_on_next

State = TableImport.State


class Command(BaseCommand):
    help = "Reads a spreadsheet of fichas (XLSX or CSV) and tells what each row would become; --write makes their drafts."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--source", required=True, help="where it comes from, in the words that a reader will see"
        )
        parser.add_argument(
            "--by", required=True, help="the e-mail address of the person of the Secretariat who brings it"
        )
        parser.add_argument("--country", default="", help="the code of the country of rows that name none")
        parser.add_argument("--write", action="store_true", help="write the drafts, all of them or none")

    def handle(self, *, file, source, by, country, write, **options):
        person = User.objects.filter(email=by, role=User.Role.SECRETARIAT, is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody of the Secretariat signs in as {by}.")
        of = Country.objects.filter(code=country).first()
        if country and of is None:
            raise CommandError(f"There is no country {country}.")
        with override(person.language):
            imported = self.bring_in(file, source, of, person)
            self.tell(imported)
            if write:
                confirm(imported)
                self.tell(self.worked_on(imported))

    def bring_in(self, file: Path, source: str, country: Country | None, person: User) -> TableImport:
        try:
            data = file.read_bytes()
            check_file(data, file.name)
            return self.worked_on(take_in(data, file.name, source, country, person))
        except (OSError, Refused) as why:
            raise CommandError(str(why)) from why

    def worked_on(self, imported: TableImport) -> TableImport:
        """Here, or by the worker if it was faster."""
        imported.refresh_from_db()
        while imported.state in (State.UPLOADED, State.CONFIRMED):
            work_on_next()
            imported.refresh_from_db()
        return imported

    def tell(self, imported: TableImport) -> None:
        if imported.state == State.FAILED:
            raise CommandError(imported.error)
        if imported.state == State.DONE:
            self.stdout.write(f"{imported.fichas.count()} drafts written.")
            return
        report = imported.report
        for note in report["notes"]:
            self.stdout.write(note)
        for row, column, value, message in report["faults"]:
            self.stdout.write(f"{row}: {column}: {value}: {message}")
        counts = ", ".join(f"{number} {what}" for what, number in report["counts"].items())
        self.stdout.write(f"{imported.rows} rows: {counts}, {report['faulty']} to be mended.")
        if report["fault_count"]:
            raise CommandError("Nothing was written.")
