"""What is said of a file that is refused."""

import pytest
from django.core.exceptions import ValidationError

from fichas.files.attachments import receive
from tests.documents import upload

PAGE = b"<html><script>alert(1)</script></html>"
ACTION = "<< /S /JavaScript /JS (app.alert) >>"


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        receive(upload(name, data))
    return refused.value.messages[0]
