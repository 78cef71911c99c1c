"""The files of the repository, as git has them."""

import re
import subprocess

import pytest

PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE | re.IGNORECASE)
ADDRESS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links", re.IGNORECASE)
WORD = re.compile(r"[a-zåäöé0-9]+")
RUN = 9


@pytest.fixture(scope="session")
def texts(house):
    """Every text file of the tree by its path."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=house.root,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git repository")
    found = {}
    for name in listed.stdout.splitlines():
        path = house.root / name
        if path.is_file() and path.stat().st_size < 2_000_000:
            try:
                found[name] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
    return found


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_address_and_hashes_every_package(house, lock):
    text = (house.root / lock).read_text()
    assert not ADDRESS.search(text)
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=\S)", text) if "==" in block)


def test_the_two_locks_agree(house):
    used, developed = (
        set(PIN.findall((house.root / name).read_text()))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert used <= developed


def test_no_unfinished_marks(texts):
    marks = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
    assert [name for name, text in texts.items() if marks.search(text)] == []


@pytest.mark.shared
def test_no_sentence_of_the_documents_stands_in_the_tree(texts, shared):
    runs = {
        run
        for document in sorted((shared / "seeds").glob("*.txt"))
        for run in runs_of(document.read_text(encoding="utf-8"))
    }
    assert runs
    assert [name for name, text in texts.items() if not runs.isdisjoint(runs_of(text))] == []


def runs_of(text):
    words = WORD.findall(text.lower())
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
