"""How the two sides of the layout process talk: frames of bytes, each after its length."""

import struct
from collections.abc import Iterable
from io import BytesIO

LENGTH = struct.Struct(">I")


def send(stream, data: bytes) -> None:
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream) -> bytes:
    """The next whole frame. EOFError: the other side has gone."""
    head = stream.read(LENGTH.size)
    length = LENGTH.unpack(head)[0] if len(head) == LENGTH.size else 0
    data = stream.read(length)
    if not data or len(data) < length:
        raise EOFError
    return data


def pack(parts: Iterable[bytes]) -> bytes:
    """Several pieces of bytes as one."""
    return b"".join(LENGTH.pack(len(part)) + part for part in parts)


def unpack(data: bytes) -> list[bytes]:
    """The pieces that `pack` made one of."""
    stream, parts = BytesIO(data), []
    while head := stream.read(LENGTH.size):
        parts.append(stream.read(LENGTH.unpack(head)[0]))
    return parts
