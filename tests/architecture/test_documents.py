"""If the documents can be wrong, a test should notice."""

import re

import pytest
from django.core.management import get_commands

from samsyn import __version__

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
READ = re.compile(
    r"(?:env\.\w+|environ\.\w+|environ)[(\[]\s*\"((?:SAMSYN_\w+)|DATABASE_URL|CI)\"", re.DOTALL
)
ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
COMMAND = re.compile(r"^## `\./samsyn ([a-z-]+)", re.MULTILINE)
OUR_OWN = {"run", "test", "check", "bench", "analyse"}


@pytest.fixture(scope="session")
def documents(house):
    paths = [*house.root.glob("*.md"), *house.root.glob("docs/**/*.md")]
    paths += house.package.glob("**/README.md")
    return {path: path.read_text(encoding="utf-8") for path in sorted(paths)}


def anchors(text):
    return {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in HEADING.findall(text)}


def test_every_link_leads_somewhere(house, documents):
    wrong = []
    for path, text in documents.items():
        for link in LINK.findall(text):
            if re.match(r"[a-z]+:", link):
                continue
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            found = target.exists() and (not anchor or anchor in anchors(documents[target]))
            if not found:
                wrong.append(f"{path.relative_to(house.root)}: {link}")
    assert "\n".join(wrong) == ""


def test_every_document_is_listed_in_the_index(house, documents):
    """In the index of all, or in that of a folder which the index of all lists."""
    whole = house.root / "docs" / "index.md"
    indexes = {path for path in links(whole, documents) if path.name == "index.md"} | {whole}
    listed = set().union(*(links(index, documents) for index in indexes))
    written = {path for path in documents if path.is_relative_to(whole.parent)}
    unlisted = written - listed - {whole, whole.parent / "decisions" / "0000-template.md"}
    assert "\n".join(map(str, unlisted)) == ""


def links(path, documents):
    return {(path.parent / link).resolve() for link in LINK.findall(documents[path])}


def test_the_settings_that_are_read_are_the_settings_that_are_documented(house):
    sources = [house.root / "samsyn", *house.package.rglob("*.py")]
    sources += (house.root / "tests").rglob("*.py")
    read = {name for path in sources for name in READ.findall(path.read_text(encoding="utf-8"))}
    reference = house.root / "docs" / "reference" / "settings.md"
    assert read == set(ROW.findall(reference.read_text(encoding="utf-8")))


def test_the_commands_that_exist_are_the_commands_that_are_documented(house):
    reference = house.root / "docs" / "reference" / "commands.md"
    ours = {
        name.replace("_", "-")
        for name, app in get_commands().items()
        if isinstance(app, str) and app.startswith("samsyn.")
    }
    documented = set(COMMAND.findall(reference.read_text(encoding="utf-8")))
    assert documented == ours | OUR_OWN


def test_every_stage_has_its_reason(house):
    layers = (house.root / "docs" / "explanation" / "layers.md").read_text(encoding="utf-8")
    assert [stage for stage in house.ranks if f"**{stage}**" not in layers] == []


def test_decisions_are_numbered_without_a_gap(house):
    records = sorted((house.root / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(len(records)))
    assert all(path.read_text().startswith(f"# {int(path.name[:4])}. ") for path in records)


def test_the_changelog_knows_the_version(house):
    assert f"## {__version__}\n" in (house.root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_stage_says_what_comes_in_and_what_goes_out(house, documents):
    readmes = {stage: house.package / stage / "README.md" for stage in house.ranks}
    assert [stage for stage, path in readmes.items() if path not in documents] == []
