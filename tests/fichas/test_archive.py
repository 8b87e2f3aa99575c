"""An archive that is not whole, or not what was written, is noticed before anything is touched."""

import gzip
import io
import json
import tarfile
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path

import pytest

from fichas.files.attachments import add
from fichas.form.starting import start_ficha
from people.archive.contents import Damaged, Unfit, place_of
from people.archive.reading import check_fits, verify_archive
from people.archive.writing import write_archive
from people.private_files import store
from practices import public_files
from practices.models import Country
from practices.press.book.files import KIND as COMPILATIONS
from tests.fichas.files import received
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def archive(tmp_path, monkeypatch) -> Path:
    """Of the tests' own database; a test is one transaction already."""
    monkeypatch.setattr("people.archive.writing.one_moment", nullcontext)
    focal_point("PE", email="rosa@example.org")
    store(b"private" * 100)
    return write_archive(tmp_path / "backups")[0]


def test_only_its_owner_may_read_it(archive):
    assert archive.stat().st_mode & 0o077 == 0
    assert [path.name for path in archive.parent.iterdir()] == [archive.name]


@pytest.mark.usefixtures("archive")
def test_compilations_are_left_out_and_nothing_else_wherever_the_files_stand(settings, tmp_path):
    settings.PUBLIC_FILES = tmp_path / COMPILATIONS / "public"
    settings.PRIVATE_FILES = tmp_path / COMPILATIONS / "private"
    attachment, private = public_files.store_attachment(b"public"), store(b"private")
    public_files.store_made(COMPILATIONS, "0" * 64, b"%PDF")
    assert [file["name"] for file in write_archive(tmp_path / "more")[1].files] == [
        f"files/public/attachments/{attachment[:2]}/{attachment}",
        f"files/private/{private[:2]}/{private}",
    ]


class TestWhatIsNotWhole:
    def test_an_archive_that_is_whole(self, archive):
        assert verify_archive(archive)["format"] == 1

    @pytest.mark.parametrize("part", [0, 0.01, 0.5, 0.9, 0.99])
    def test_cut_short(self, archive, tmp_path, part):
        data = archive.read_bytes()
        cut = tmp_path / "cut"
        cut.write_bytes(data[: int(len(data) * part)])
        with pytest.raises(Damaged):
            verify_archive(cut)

    @pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7, 0.95])
    def test_a_bit_that_turned(self, archive, tmp_path, part):
        """In what is compressed, and in what it holds."""
        for number, data in enumerate(
            [bytearray(archive.read_bytes()), bytearray(gzip.decompress(archive.read_bytes()))]
        ):
            data[int(len(data) * part)] ^= 4
            turned = tmp_path / f"turned-{number}"
            turned.write_bytes(bytes(data) if number == 0 else gzip.compress(bytes(data), 1))
            try:
                manifest = verify_archive(turned)
            except Damaged:
                continue
            # The bit stood in padding or in the header of a member, which say nothing.
            assert manifest == verify_archive(archive)

    def test_not_an_archive_at_all(self, tmp_path):
        other = tmp_path / "other"
        other.write_bytes(b"%PDF-1.7")
        with pytest.raises(Damaged):
            verify_archive(other)


def rewritten(archive: Path, path: Path, change) -> Path:
    """The archive with its members handed through `change`, a function of name and bytes to new bytes or None."""
    with tarfile.open(archive) as old, tarfile.open(path, "w:gz") as new:
        for member in old.getmembers():
            data = change(member.name, old.extractfile(member).read())
            if data is not None:
                member.size = len(data)
                new.addfile(member, io.BytesIO(data))
    return path


def resealed(archive: Path, path: Path, **changes) -> Path:
    """The archive with another manifest, and the hash of that one: made anew by someone who knows how."""
    with tarfile.open(archive) as old:
        manifest = json.load(old.extractfile("manifest.json"))
    text = json.dumps(manifest | changes).encode()
    new = {"manifest.json": text, "manifest.sha256": sha256(text).hexdigest().encode()}
    return rewritten(archive, path, lambda name, data: new.get(name, data))


class TestWhatSomeoneChanged:
    def test_a_row_a_file_or_a_table_left_out(self, archive, tmp_path):
        changes = {
            "row": lambda name, data: (
                data.replace(b"rosa@", b"otra@") if name.endswith("User.jsonl") else data
            ),
            "file": lambda name, data: b"changed" if name.startswith("files/private") else data,
            "table": lambda name, data: None if name.endswith("Ficha.jsonl") else data,
            "manifest": lambda name, data: (
                data.replace(b"made_at", b"made_by") if name == "manifest.json" else data
            ),
        }
        for name, change in changes.items():
            with pytest.raises(Damaged):
                verify_archive(rewritten(archive, tmp_path / name, change))

    def test_something_added(self, archive, tmp_path):
        for name in ("files/private/aa/extra", "../../settings.py", "manifest.json"):
            added = tmp_path / "added"
            with tarfile.open(archive) as old, tarfile.open(added, "w:gz") as new:
                for member in old.getmembers():
                    new.addfile(member, old.extractfile(member))
                new.addfile(tarfile.TarInfo(name), io.BytesIO())
            with pytest.raises(Damaged):
                verify_archive(added)

    def test_a_link_in_the_place_of_a_file(self, archive, tmp_path):
        linked = tmp_path / "linked"
        with tarfile.open(linked, "w:gz") as new:
            link = tarfile.TarInfo("files/private/aa/b")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            new.addfile(link)
        with pytest.raises(Damaged, match="not a plain file"):
            verify_archive(linked)

    def test_an_archive_written_anew_with_new_hashes_does_not_bear_the_seal(self, archive, tmp_path):
        with tarfile.open(archive) as whole:
            seal = whole.extractfile("manifest.sha256").read().decode()
        assert verify_archive(archive, seal)
        anew = resealed(archive, tmp_path / "anew", made_at="1999")
        assert verify_archive(anew)["made_at"] == "1999"
        with pytest.raises(Damaged, match="not the one that was written"):
            verify_archive(anew, seal)

    def test_one_of_a_later_format(self, archive, tmp_path):
        with pytest.raises(Unfit, match="format 2"):
            verify_archive(resealed(archive, tmp_path / "later", format=2))


@pytest.mark.parametrize(
    "name", ["files/private/../../a", "files/public//a", "files/other/a", "/etc/passwd", "files/private/.a"]
)
def test_no_file_is_put_outside_its_folder(name):
    with pytest.raises(Damaged):
        place_of(name)


class TestWhatDoesNotFit:
    def test_an_archive_of_this_code_fits(self, archive):
        check_fits(verify_archive(archive))

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"migrations": [["fichas", "0001_initial"]]}, "of other migrations"),
            ({"tables": []}, "other tables"),
        ],
    )
    def test_one_of_another_code_is_refused(self, archive, change, said):
        with pytest.raises(Unfit, match=said):
            check_fits(verify_archive(archive) | change)

    def test_a_database_that_was_not_migrated(self, archive, monkeypatch):
        monkeypatch.setattr("people.archive.reading.applied_migrations", lambda connection: [])
        with pytest.raises(Unfit, match="run migrate first"):
            check_fits(verify_archive(archive))

    def test_a_file_that_a_row_names_and_the_disk_has_lost_is_said(self, archive, tmp_path):
        rosa = focal_point("PE")
        add(start_ficha(Country.objects.get(code="PE"), rosa), received(), "2.9", rosa)
        (lost,) = tmp_path.rglob(sha256(b"a").hexdigest())
        lost.unlink()
        assert write_archive(tmp_path / "more")[1].missing == [sha256(b"a").hexdigest()]
