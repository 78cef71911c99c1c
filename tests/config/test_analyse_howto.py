"""The worked example of docs/howto/analyse.md is what the command says."""

import re
from pathlib import Path

import pytest

from samsyn.config.analyse import run
from samsyn.config.settings import ROOT

TEXT = (Path(ROOT) / "docs/howto/analyse.md").read_text(encoding="utf-8")
FILE = re.compile(r"`([\w-]+\.csv)`:\n\n```csv\n(.*?)```", re.DOTALL)
ASKED = re.compile(r"```console\n\$ \./samsyn analyse ([^\n]+)\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize(("words", "expected"), ASKED.findall(TEXT))
def test_the_example_is_what_is_said(words, expected, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name, content in FILE.findall(TEXT):
        (tmp_path / name).write_text(content, encoding="utf-8")
    code = run(words.split())
    said = capsys.readouterr()
    assert (said.err if code else said.out) == expected
