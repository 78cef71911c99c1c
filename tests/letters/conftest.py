import json
import os
import shutil
import signal
import socketserver
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.db import connection

CHILD = Path(__file__).parent / "child.py"
SOURCE = CHILD.parent.parent.parent / "src"


class Site:
    """A database and a letter box that worker processes share."""

    def __init__(self, folder: Path, database: str) -> None:
        self.box = folder / "letters"
        self.env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "samsyn.config.settings",
            "PYTHONPATH": str(SOURCE),
            "SAMSYN_DATA": str(folder),
            "DATABASE_URL": database,
        }

    def start(self, *steps: tuple) -> "subprocess.Popen[str]":
        words = [sys.executable, str(CHILD), json.dumps(steps, default=datetime.isoformat)]
        return subprocess.Popen(words, env=self.env, stdout=subprocess.PIPE, text=True)

    def run(self, *steps: tuple) -> dict:
        """What the process told after its last step."""
        printed, _errors = (process := self.start(*steps)).communicate(timeout=120)
        assert process.returncode == 0
        return json.loads(printed.splitlines()[-1])

    def killed(self, *steps: tuple) -> bool:
        process = self.start(*steps)
        process.communicate(timeout=120)
        return process.returncode == -signal.SIGKILL

    def files(self) -> list[Path]:
        return sorted(self.box.glob("*.eml"))


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    site = Site(folder, f"sqlite:///{folder / 'empty.sqlite3'}")
    words = [sys.executable, "-m", "django", "migrate", "letters", "-v0"]
    subprocess.run(words, env=site.env, check=True, timeout=120)
    return folder / "empty.sqlite3"


@pytest.fixture
def site(transactional_db, tmp_path, empty_database) -> Site:
    if connection.vendor == "postgresql":
        return Site(tmp_path, _address_of_the_test_database())
    shutil.copy(empty_database, tmp_path / "own.sqlite3")
    return Site(tmp_path, f"sqlite:///{tmp_path / 'own.sqlite3'}")


def _address_of_the_test_database() -> str:
    its = connection.settings_dict
    where = {"host": its["HOST"], "port": its["PORT"] or 5432} | its["OPTIONS"]
    where = {name: where[name] for name in ("host", "port")}
    return f"postgres://{quote(its['USER'])}:{quote(its['PASSWORD'])}@/{its['NAME']}?" + urlencode(
        where
    )


class Server(socketserver.ThreadingTCPServer):
    """A mail server that keeps what it is given; `says` overrides its answer to a command."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        self.kept, self.says = [], {}
        super().__init__(("127.0.0.1", 0), Conversation)

    @property
    def url(self):
        host, port = self.server_address
        return f"smtp://{host}:{port}"


class Conversation(socketserver.StreamRequestHandler):
    def answer(self, text):
        self.wfile.write(f"{text}\r\n".encode())

    def handle(self):
        self.answer("220 ready")
        while line := self.rfile.readline():
            word = line.split()[0].upper().decode()
            if word == "DATA" and word not in self.server.says:
                self.keep()
            else:
                self.answer(self.server.says.get(word, "250 fine"))
            if word == "QUIT":
                return

    def keep(self):
        self.answer("354 go on")
        lines = iter(self.rfile.readline, b".\r\n")
        self.server.kept.append(b"".join(lines))
        self.answer(self.server.says.get(".", "250 kept"))


@pytest.fixture
def server():
    with Server() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()
