"""Receives uploaded files without letting one person fill the disk: what is over the limits is counted, not kept."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUpload(TemporaryFileUploadHandler):
    """A file keeps the size that was sent, which tells the view that it is too large, and never more bytes than are allowed."""

    kept_before = kept = 0

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.kept_before, self.kept = self.kept_before + self.kept, 0

    def receive_data_chunk(self, raw_data, start):
        room = min(
            settings.MAX_ATTACHMENT_BYTES - self.kept,
            settings.MAX_FICHA_BYTES - self.kept_before - self.kept,
        )
        part = raw_data[: max(0, room)]
        self.kept += len(part)
        self.file.write(part)
