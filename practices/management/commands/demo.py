import json
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from PIL import Image, ImageDraw, ImageFont

from practices.models import Practice
from practices.press.ficha import print_edition
from practices.public_files import store_attachment
from practices.publishing import publish_version

FOLDER = settings.ROOT / "fixtures" / "demonstration"
SAMPLE, GROUND, INK = "Imagen de muestra", "#e7e1d6", "#4a5b64"
OWN = Practice.Origin.DEMONSTRATION


class Command(BaseCommand):
    help = "Publishes the twenty demonstration practices; those that are there already stay as they are."

    def handle(self, **options):
        if Practice.objects.exclude(origin=OWN).exists():
            raise CommandError(
                "This repository holds practices that are not the demonstration's: it is left as it is. "
                "To see the demonstration, use another database (DATABASE_URL or VAR_DIR)."
            )
        there = set(Practice.objects.public().values_list("source_key", flat=True))
        practices = sorted(map(read, FOLDER.glob("*.json")), key=lambda practice: practice["order"])
        new = [practice for practice in practices if practice["key"] not in there]
        for practice in new:
            publish(practice)
            self.stdout.write(f"  {practice['answers']['title']}")
        self.stdout.write(f"Demonstration: {len(new)} practices published, {len(there)} were there.")


def read(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


def publish(practice: dict) -> None:
    answers = practice["answers"]
    answers["files"] = [
        (sample if "picture" in file else attachment)(**file) for file in answers.get("files", [])
    ]
    # A stop between the code and the version leaves a reserved practice: it is taken up again.
    reserved = Practice.objects.filter(origin=OWN, source_key=practice["key"]).first()
    publish_version(answers, reserved, origin=OWN, source_key=practice["key"], prepare=print_edition)


def attachment(numeral: str, title: str, path: str) -> dict:
    data = (FOLDER / path).read_bytes()
    return {
        "numeral": numeral,
        "title": title,
        "name": Path(path).name,
        "sha256": store_attachment(data),
        "size": len(data),
        "media_type": "application/pdf",
    }


def sample(numeral: str, title: str, picture: int, width: int, height: int) -> dict:
    """A picture that says that it is none: the demonstration has no photographs of anybody."""
    data = draw_sample(width, height)
    return {
        "numeral": numeral,
        "title": title,
        "name": f"muestra-{picture}.png",
        "sha256": store_attachment(data),
        "size": len(data),
        "media_type": "image/png",
        "picture": picture,
        "description": f"«{SAMPLE}», escrito sobre un fondo liso",
        "credit": "Imagen generada para la demostración",
        "consent": True,
        "width": width,
        "height": height,
    }


def draw_sample(width: int, height: int) -> bytes:
    sheet, out = Image.new("RGB", (width, height), GROUND), BytesIO()
    font = ImageFont.truetype(settings.ROOT / "static" / "fonts" / "PublicSans-Regular.ttf", width // 14)
    ImageDraw.Draw(sheet).text((width / 2, height / 2), SAMPLE, fill=INK, font=font, anchor="mm")
    sheet.save(out, "PNG")
    return out.getvalue()
