import os
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import closing

import pytest
from django.core.management import call_command

from samsyn.config import serve
from samsyn.config.settings import PACKAGE
from samsyn.places.models import Municipality


@pytest.fixture
def port():
    with closing(socket.socket()) as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def test_a_taken_port_is_told_with_another_to_try(port, capsys):
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        assert serve.run(["--port", str(port)]) == 2
    assert f"--port {port + 1}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "environment", "demo"),
    [
        ("127.0.0.1", {}, "1"),
        ("127.0.0.1", {"SAMSYN_DEMO": "0"}, "0"),
        ("127.0.0.1", {"SAMSYN_PRODUCTION": "1"}, None),
        ("0.0.0.0", {}, None),
    ],
)
def test_the_demonstration_is_for_this_machine_alone(monkeypatch, host, environment, demo):
    monkeypatch.setattr(os, "environ", dict(environment))
    serve._settle_environment(host, 8001)
    assert os.environ.get("SAMSYN_DEMO") == demo
    assert os.environ["SAMSYN_BASE_URL"] == "http://localhost:8001"


@pytest.mark.django_db
def test_a_first_start_loads_the_register_and_a_second_changes_nothing():
    call_command("first_start")
    first = list(Municipality.objects.values_list("code", "slug"))
    call_command("first_start")
    assert list(Municipality.objects.values_list("code", "slug")) == first
    assert len(first) >= 290


def test_it_answers_and_stops_cleanly_when_told(tmp_path, port):
    environment = {**os.environ, "SAMSYN_DATA": str(tmp_path), "PYTHONPATH": str(PACKAGE.parent)}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "samsyn.config.cli", "run", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as started:
        try:
            assert f"http://localhost:{port}" in started.stdout.readline()
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/konto/logga-in/") as answer:
                assert answer.status == 200
        finally:
            started.send_signal(signal.SIGTERM)
        assert started.wait(30) == 0
    assert serve._is_free("127.0.0.1", port)
