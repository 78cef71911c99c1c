"""./samsyn itself: what it installs, when, and what it says when it cannot."""

import ast
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "samsyn"


@pytest.fixture
def launcher(tmp_path, monkeypatch):
    """The script in a house of its own, with every command written down instead of run."""
    spec = spec_from_loader("launcher", SourceFileLoader("launcher", str(SCRIPT)))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    for name, value in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "STAMP": venv / "installed",
    }.items():
        monkeypatch.setattr(module, name, value)
    (tmp_path / "requirements.lock").write_text("django==5.2\n")
    (tmp_path / "requirements-dev.lock").write_text("django==5.2\npytest==9\n")
    module.commands = []
    monkeypatch.setattr(module, "run", lambda command: carry_out(module, command))
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    return module


def carry_out(module, command):
    module.commands.append(command)
    if "venv" in command:
        module.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        module.PYTHON.touch()


def prepare(module, name="requirements.lock"):
    """How many commands it took."""
    module.commands.clear()
    module.make_ready(module.ROOT / name)
    return len(module.commands)


def test_the_first_start_installs_and_the_second_does_nothing(launcher):
    assert prepare(launcher) == 2
    assert "--require-hashes" in launcher.commands[1]
    assert prepare(launcher) == 0


def test_a_changed_lock_is_installed_into_the_environment_that_is_there(launcher):
    prepare(launcher)
    (launcher.ROOT / "requirements.lock").write_text("django==5.2.1\n")
    assert prepare(launcher) == 1


def test_the_development_lock_serves_both(launcher):
    prepare(launcher, "requirements-dev.lock")
    assert prepare(launcher) == 0
    assert prepare(launcher, "requirements-dev.lock") == 0


def test_an_installation_that_was_killed_is_begun_again_from_nothing(launcher, monkeypatch):
    def killed(lock, uv):
        raise KeyboardInterrupt

    prepare(launcher)
    (launcher.ROOT / "requirements.lock").write_text("django==5.2.1\n")
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(launcher, "install", killed)
        prepare(launcher)
    assert prepare(launcher) == 2
    assert "--clear" in launcher.commands[0]


def test_another_python_gets_an_environment_of_its_own(launcher, monkeypatch):
    prepare(launcher)
    monkeypatch.setattr(launcher, "INTERPRETER", "cpython-3.99")
    assert prepare(launcher) == 2


def test_a_python_without_venv_is_told_what_to_install(launcher, monkeypatch):
    monkeypatch.setattr(launcher, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="sudo apt install python3-venv"):
        prepare(launcher)


def test_uv_is_used_where_it_is_and_needs_no_pip(launcher, monkeypatch):
    monkeypatch.setattr(launcher.shutil, "which", lambda name: "/usr/bin/uv")
    monkeypatch.setattr(launcher, "find_spec", lambda name: None)
    prepare(launcher)
    assert launcher.commands[1][0] == "/usr/bin/uv"


def test_a_linked_environment_is_accepted_as_it_is(launcher, monkeypatch, tmp_path):
    started = []
    monkeypatch.setattr(launcher.os, "execv", lambda path, words: started.append(words))
    monkeypatch.setenv("PYTHONPATH", "")
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "bin").mkdir(parents=True)
    launcher.VENV.symlink_to(elsewhere)
    with pytest.raises(SystemExit, match="missing"):
        launcher.main(["help"])
    (elsewhere / "bin" / "python").touch()
    launcher.main(["help"])
    assert started[0][1:] == ["-m", "samsyn.config.cli", "help"]
    assert launcher.commands == []


def test_an_old_python_can_read_far_enough_to_refuse():
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_only_the_standard_library_is_used():
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    used = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    used |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert {name.split(".")[0] for name in used} <= sys.stdlib_module_names
