"""How the two sides of the layout process talk: frames of bytes, each after its length."""

import struct

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
