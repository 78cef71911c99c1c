import os

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

from samsyn.config.checks import production_is_safe, refuse_unsafe_start


@pytest.fixture
def production(settings, tmp_path):
    settings.PRODUCTION = True
    settings.SECRET_KEY = "abcdefghijklmnopqrstuvwxyzåäö0123456789-ABCDEFGHIJK"
    settings.ALLOWED_HOSTS = ["samsyn.example.se"]
    settings.BASE_URL = "https://samsyn.example.se"
    settings.DATA = tmp_path
    settings.DEBUG = False
    return settings


def found():
    return {problem.id: problem for problem in production_is_safe()}


@pytest.mark.parametrize(
    ("engine", "expected"), [("postgresql", set()), ("sqlite3", {"config.W001"})]
)
def test_a_well_kept_production_starts_and_hears_about_a_small_database(
    production, monkeypatch, engine, expected
):
    monkeypatch.setitem(production.DATABASES["default"], "ENGINE", f"django.db.backends.{engine}")
    assert set(found()) == expected


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("SECRET_KEY", "", "config.E001"),
        ("SECRET_KEY", "only-for-this-machine", "config.E001"),
        ("SECRET_KEY", "a" * 60, "config.E001"),
        ("DEBUG", True, "config.E002"),
        ("ALLOWED_HOSTS", [], "config.E003"),
        ("ALLOWED_HOSTS", ["*"], "config.E003"),
        ("ALLOWED_HOSTS", ["localhost"], "config.E003"),
        ("BASE_URL", "http://samsyn.example.se", "config.E004"),
        ("BASE_URL", "https://annan.example.se", "config.E005"),
        ("DATA", None, "config.E006"),
    ],
)
def test_each_unsafe_setting_is_refused_with_its_cure(production, name, value, problem, tmp_path):
    if name == "DATA":
        value = tmp_path / "a-file"
        value.write_text("")
    setattr(production, name, value)
    assert problem in found()
    assert found()[problem].hint


def test_a_folder_that_cannot_be_written_is_told(production, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "config.E006" in found()


def test_the_server_is_not_given_an_unsafe_application(production):
    production.DEBUG = True
    with pytest.raises(ImproperlyConfigured, match="SAMSYN_DEBUG"):
        refuse_unsafe_start()


def test_nothing_is_asked_of_a_trial_on_ones_own_machine(settings):
    settings.PRODUCTION = False
    settings.DEBUG = True
    refuse_unsafe_start()
    assert production_is_safe() == []
    assert not [problem for problem in run_checks() if problem.is_serious()]
