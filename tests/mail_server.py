"""A mail server for trials: keeps what it accepts, in order, and answers as badly as it is told to."""

import email
import socketserver
import threading
import time
from email.message import EmailMessage
from email.policy import default


class Session(socketserver.StreamRequestHandler):
    server: "MailServer"

    def handle(self):
        if not self.answer("220", "220 trial"):
            return
        for line in self.rfile:
            verb, _, rest = line.decode("ascii", "replace").strip().partition(" ")
            if not self.obey(verb.upper(), rest):
                return

    def obey(self, verb: str, rest: str) -> bool:
        if verb == "RCPT":
            self.recipient = rest.partition("<")[2].partition(">")[0]
            return self.answer(self.recipient if self.recipient in self.server.answers else verb, "250 OK")
        if verb == "DATA":
            return self.answer(verb, "354 go on") and self.receive()
        return self.answer(verb, "250 OK")

    def receive(self) -> bool:
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line)
        else:
            return False
        if "." not in self.server.answers:
            self.server.letters.append(email.message_from_bytes(b"".join(lines), policy=default))
        return self.answer(".", "250 accepted")

    def answer(self, step: str, usual: str) -> bool:
        """False ends the session, as after an answer of 421 or of nothing at all."""
        time.sleep(self.server.delays.get(step, 0))
        said = self.server.answers.get(step, usual)
        self.wfile.write(f"{said}\r\n".encode() if said else b"")
        return bool(said) and not said.startswith("421") and step != "QUIT"


class MailServer(socketserver.ThreadingTCPServer):
    """`answers` and `delays` by step: 220, EHLO, MAIL, RCPT or a recipient, DATA, «.» after the text."""

    allow_reuse_address = daemon_threads = True
    block_on_close = False

    def __init__(self, port: int = 0):
        super().__init__(("127.0.0.1", port), Session)
        self.port = self.server_address[1]
        self.url = f"smtp://127.0.0.1:{self.port}"
        self.answers: dict[str, str] = {}
        self.delays: dict[str, float] = {}
        self.letters: list[EmailMessage] = []

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()

    def handle_error(self, *_):
        """A client that was killed is part of the trial."""

    @property
    def recipients(self) -> list[str]:
        return [letter["To"] for letter in self.letters]
