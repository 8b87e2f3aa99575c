from django.core.management.base import BaseCommand

from fichas.review.retention import clear_addresses, clear_contacts


class Command(BaseCommand):
    help = (
        "Clears the personal contact of fichas that were declined or retired CONTACT_DAYS ago, and the addresses from "
        "which people acted ADDRESS_DAYS ago (the worker does it daily)."
    )

    def handle(self, **options):
        self.stdout.write(f"{clear_contacts()} contacts cleared.")
        self.stdout.write(f"{clear_addresses()} addresses cleared.")
