import re
from configparser import ConfigParser

import pytest
from grimp import ImportGraph

from samsyn.config.quality.contracts import AcrossContract, OnlyContract


def graph(*links):
    made = ImportGraph()
    for named in ("samsyn.portal", "samsyn.publishing.read"):
        made.add_module(named)
    for link in links:
        importer, imported = link.split(" > ")
        made.add_import(importer=importer, imported=imported)
        made.add_module(imported.rpartition(".")[0])
    return made


def kept(kind, links, **options):
    options = {name: sorted(values) for name, values in options.items()}
    contract = kind("named", {"root_packages": ["samsyn"]}, options)
    return contract.check(graph(*links), verbose=False).kept


PORTAL = {"importers": {"samsyn.portal"}, "allowed": {"samsyn.publishing.read", "samsyn.*.public"}}


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("samsyn.portal.views > samsyn.publishing.read", True),
        ("samsyn.portal.views > samsyn.pledges.public.parts", True),
        ("samsyn.portal.views > samsyn.portal.models", True),
        ("samsyn.portal.views > samsyn.pledges.models", False),
        ("samsyn.portal.views > samsyn.publishing", False),
        ("samsyn.desk.views > samsyn.pledges.models", True),
    ],
)
def test_importers_may_import_only_what_is_allowed(link, expected):
    assert kept(OnlyContract, [link], **PORTAL) is expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("samsyn.pledges.queries > samsyn.agreements.models", True),
        ("samsyn.pledges.queries.lists > samsyn.agreements.models.party", True),
        ("samsyn.pledges.views > samsyn.agreements.models", False),
        ("samsyn.agreements.views > samsyn.agreements.models", True),
        ("samsyn.pledges > samsyn.agreements.models", False),
    ],
)
def test_another_stages_models_are_imported_only_by_the_names_given(link, expected):
    assert kept(AcrossContract, [link], modules={"samsyn.*.models"}, by={"queries"}) is expected


def test_every_word_of_the_insides_is_used_by_a_stage(house):
    contracts = ConfigParser()
    contracts.read(house.root / ".importlinter", encoding="utf-8")
    words = re.findall(r"\((\w+)\)", contracts["importlinter:contract:inside"]["layers"])
    used = {path.parts[1].removesuffix(".py") for path in house.modules if len(path.parts) > 1}
    used |= {path.name for path in house.package.glob("*/migrations")}
    assert [word for word in words if word not in used] == []
