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
    monkeypatch.setattr(module, "ROOT", tmp_path)
    (tmp_path / "requirements.lock").write_text("django==5.2\n")
    (tmp_path / "requirements-dev.lock").write_text("django==5.2\npytest==9\n")
    (tmp_path / "requirements-bench.lock").write_text("django==5.2\nesda==2.7\n")
    module.commands = []
    monkeypatch.setattr(module, "run", lambda command: carry_out(module, command))
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    return module


def carry_out(module, command):
    module.commands.append(command)
    if "venv" in command:
        made = module.python(Path(command[-1]))
        made.parent.mkdir(parents=True, exist_ok=True)
        made.touch()


def prepare(module, name="requirements.lock", folder=".venv"):
    """How many commands it took."""
    module.commands.clear()
    module.make_ready(module.ROOT / folder, module.ROOT / name)
    return len(module.commands)


@pytest.fixture
def started(launcher, monkeypatch):
    """What the script would have become, instead of becoming it."""
    commands = []
    monkeypatch.setattr(launcher.os, "execv", lambda path, words: commands.append(words))
    monkeypatch.setenv("PYTHONPATH", "")
    return commands


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
    def killed(folder, lock, uv):
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


@pytest.mark.parametrize(
    ("words", "folder", "lock"),
    [
        (["run"], ".venv", "requirements.lock"),
        (["analyse", "rates", "a.csv"], ".venv", "requirements.lock"),
        (["test"], ".venv", "requirements-dev.lock"),
        (["bench", "nulls"], ".venv", "requirements-dev.lock"),
        (["bench", "portal"], ".venv", "requirements-dev.lock"),
        (["bench", "read-agreement"], ".venv", "requirements-dev.lock"),
        (["bench", "analysis", "rates"], ".venv-bench", "requirements-bench.lock"),
    ],
)
def test_each_command_gets_the_environment_it_needs(launcher, started, words, folder, lock):
    launcher.main(words)
    venv = launcher.ROOT / folder
    assert started == [[str(venv / "bin" / "python"), "-m", "samsyn.config.cli", *words]]
    assert launcher.commands[0][-1] == str(venv)
    assert launcher.commands[1][-1] == str(launcher.ROOT / lock)
    assert launcher.commands[1][0] == str(venv / "bin" / "python")


def test_peers_of_a_measurement_never_come_into_the_product(launcher, started):
    prepare(launcher)
    before = (launcher.ROOT / ".venv" / "installed").read_text()
    launcher.commands.clear()
    launcher.main(["bench", "analysis"])
    assert not any(str(launcher.ROOT / ".venv" / "bin") in map(str, c) for c in launcher.commands)
    assert (launcher.ROOT / ".venv" / "installed").read_text() == before
    assert prepare(launcher, "requirements-bench.lock", ".venv-bench") == 0


@pytest.mark.parametrize(
    ("folder", "words"), [(".venv", ["help"]), (".venv-bench", ["bench", "analysis"])]
)
def test_a_linked_environment_is_accepted_as_it_is(launcher, started, tmp_path, folder, words):
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "bin").mkdir(parents=True)
    (launcher.ROOT / folder).symlink_to(elsewhere)
    with pytest.raises(SystemExit, match="missing"):
        launcher.main(words)
    (elsewhere / "bin" / "python").touch()
    launcher.main(words)
    assert started[0][1:] == ["-m", "samsyn.config.cli", *words]
    assert launcher.commands == []


def test_an_old_python_can_read_far_enough_to_refuse():
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_only_the_standard_library_is_used():
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    used = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    used |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert {name.split(".")[0] for name in used} <= sys.stdlib_module_names
