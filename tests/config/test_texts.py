from babel.messages.catalog import Catalog

from samsyn.config.texts import (
    compile_catalogues,
    extract_texts,
    merge,
    read_catalogue,
    unsaid,
    untranslated,
    write_catalogue,
)

PAGE = """
    {% load i18n %}
  <p>{% translate "Löften" %} it's "quoted</p>
{% blocktranslate count n=n trimmed %}
    {{ n }} löfte
{% plural %}
    {{ n }} löften
{% endblocktranslate %}
"""
CODE = """
from django.utils.translation import gettext_lazy as _, pgettext
NAMES = [_("överenskommelse"), pgettext("månad", "maj")]
"""


def package(tmp_path):
    page = tmp_path / "portal" / "templates" / "portal" / "start.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE)
    (tmp_path / "portal" / "models.py").write_text(CODE)
    return tmp_path


def english(**said):
    catalogue = Catalog(locale="en", fuzzy=False)
    for text, translation in said.items():
        catalogue.add(text, translation)
    return catalogue


def test_texts_come_from_templates_and_from_code(tmp_path):
    texts = extract_texts(package(tmp_path))
    assert [m.id for m in texts if m.id] == [
        "överenskommelse",
        "maj",
        "Löften",
        ("%(n)s löfte", "%(n)s löften"),
    ]


def test_merging_keeps_translations_and_drops_what_is_no_longer_said(tmp_path):
    texts = extract_texts(package(tmp_path))
    merged = merge(english(Löften="Pledges", Borta="Gone"), texts)
    assert merged["Löften"].string == "Pledges"
    assert "Borta" not in merged
    assert len(merged) == 4


def test_a_written_catalogue_reads_back_the_same_and_twice_gives_the_same_file(tmp_path):
    texts = extract_texts(package(tmp_path))
    path = tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po"
    write_catalogue(merge(english(Löften="Pledges"), texts), path)
    first = path.read_bytes()
    write_catalogue(merge(read_catalogue(path), texts), path)
    assert path.read_bytes() == first


def test_what_a_reader_would_miss_is_told(tmp_path):
    texts = Catalog(fuzzy=False)
    for text in ("Löften", "Till %(day)s", ("%(n)s dag", "%(n)s dagar"), "Klar"):
        texts.add(text, locations=[("x.py", 1)])
    catalogue = english(Klar="Done", Gammal="Old", **{"Till %(day)s": "Until %(date)s"})
    catalogue.add(("%(n)s dag", "%(n)s dagar"), ("%(n)s day", ""))
    assert untranslated(catalogue, texts) == [
        "untranslated: 'Löften' (x.py)",
        "placeholder that the text lacks: 'Till %(day)s' (x.py)",
        "untranslated form: '%(n)s dag' (x.py)",
    ]
    assert unsaid(catalogue, texts) == ["no longer said: 'Gammal'"]


def test_a_catalogue_is_compiled_when_it_is_newer_and_only_then(tmp_path):
    path = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    write_catalogue(english(Löften="Pledges"), path)
    assert compile_catalogues(tmp_path) == [path]
    assert path.with_suffix(".mo").exists()
    assert compile_catalogues(tmp_path) == []
