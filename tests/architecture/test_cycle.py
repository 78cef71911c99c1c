"""What a linter of imports cannot see of the cycle: links by name, migrations, templates."""

import re

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

INCLUDED = re.compile(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")


def is_lower_or_same(house, user, used):
    """Also false for siblings, which know nothing of each other."""
    return user == used or house.ranks[used] < house.ranks[user]


def labels(house):
    return {config.label: config.name.split(".")[1] for config in ours(house)}


def ours(house):
    return [config for config in apps.get_app_configs() if config.name.startswith("samsyn.")]


def test_no_foreign_key_points_up_the_cycle(house):
    stages = labels(house)
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for config in ours(house)
        for model in config.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        for used in [stages.get(field.related_model._meta.app_label)]
        if used and not is_lower_or_same(house, stages[config.label], used)
    ]
    assert "\n".join(wrong) == ""


def test_no_migration_depends_on_a_later_stage(house):
    stages = labels(house)
    loader = MigrationLoader(None, ignore_no_migrations=True)
    wrong = [
        f"{app}.{name} -> {on[0]}.{on[1]}"
        for (app, name), migration in loader.disk_migrations.items()
        for on in [*migration.dependencies, *migration.run_before]
        if app in stages
        and on[0] in stages
        and not is_lower_or_same(house, stages[app], stages[on[0]])
    ]
    assert "\n".join(wrong) == ""


def test_a_migration_imports_nothing_of_ours(house):
    wrong = [
        str(path.relative_to(house.package))
        for path in sorted(house.package.glob("*/migrations/*.py"))
        if re.search(r"^\s*(import|from) samsyn|^\s*from \.", path.read_text(), re.MULTILINE)
    ]
    assert "\n".join(wrong) == ""


def test_a_template_takes_in_only_its_own_stages_and_the_components(house):
    wrong = []
    for path in house.templates:
        source = (house.package / path).read_text(encoding="utf-8")
        for name in INCLUDED.findall(source):
            used = name.split("/")[0]
            if used in house.ranks and used not in (path.parts[0], "ui"):
                wrong.append(f"{path} takes in {name}")
    assert "\n".join(wrong) == ""


def test_every_template_lies_under_its_stages_name(house):
    """Otherwise two stages could own the same name, and the first installed would win."""
    foreign = {"account", "mfa", "usersessions", "allauth"}
    wrong = [
        str(path)
        for path in house.templates
        if path.parts[2] not in ({path.parts[0]} | foreign) and len(path.parts) > 3
    ]
    assert "\n".join(wrong) == ""


@pytest.mark.parametrize("stage", ["pledges", "portal"])
def test_the_order_is_read_from_the_contracts(house, stage):
    assert house.ranks["lib"] < house.ranks[stage] < house.ranks["config"]
