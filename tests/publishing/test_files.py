import hashlib
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.audit.models import Event
from samsyn.letters.registry import SCHEDULES
from samsyn.publishing import read
from samsyn.publishing.actions import UnableToErase, erase_file, publish, withdraw
from samsyn.publishing.files import NoSuchFile, UnableToKeep, keep_file, open_file, sweep
from samsyn.publishing.files import _write_unless_there as write
from samsyn.publishing.models import File

pytestmark = pytest.mark.django_db

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
KEEPER = Path(__file__).parent / "keeper.py"
ADDRESS = "/bjorkvik/insatser/1/"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def keep(at, content=b"photo"):
    return keep_file(content, media_type="image/jpeg", at=at)


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def age(path, at, by):
    moment = (at - by).timestamp()
    os.utime(path, (moment, moment))


def roll_back(at, content=b"photo"):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        keep(at, content)
        raise ZeroDivisionError


def test_a_file_is_found_by_the_hash_of_its_content(at):
    sha256 = keep(at)
    assert sha256 == hashlib.sha256(b"photo").hexdigest()
    with open_file(sha256).content as content:
        assert content.read() == b"photo"
    assert (open_file(sha256).media_type, open_file(sha256).size) == ("image/jpeg", 5)


def test_the_same_content_twice_is_one_file_and_one_row(at, folder):
    assert keep(at) == keep(at + DAY)
    assert len(files(folder)) == File.objects.count() == 1


def test_many_at_once_write_one_whole_file(folder):
    path = folder / "ab" / "c"
    content = b"x" * 200_000
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: write(path, content), range(40)))
    assert [file.read_bytes() for file in files(folder)] == [content]


@pytest.mark.django_db(transaction=True)
def test_a_file_cannot_be_kept_for_nothing(at, folder):
    with pytest.raises(UnableToKeep):
        keep(at)
    assert not folder.exists()


def test_a_rollback_leaves_an_orphan_that_is_swept_after_a_day(at, folder):
    roll_back(at)
    (orphan,) = files(folder)
    age(orphan, at, DAY - MINUTE)
    assert sweep(at=at) == 0
    age(orphan, at, DAY + MINUTE)
    assert sweep(at=at) == 1
    assert not files(folder)


def test_a_file_with_a_row_is_never_swept(at, folder):
    sha256 = keep(at)
    age(*files(folder), at, 1000 * DAY)
    assert sweep(at=at) == 0
    assert open_file(sha256).content.read() == b"photo"


def test_an_old_orphan_that_is_uploaded_again_is_young_again(at, folder):
    roll_back(at)
    age(*files(folder), at, 9 * DAY)
    with transaction.atomic():
        keep(at)
        File.objects.all().delete()
    assert sweep(at=at) == 0
    assert len(files(folder)) == 1


@pytest.mark.parametrize("has_row", [True, False])
def test_a_sweep_that_was_killed_with_a_file_aside_is_finished_by_the_next(at, folder, has_row):
    sha256 = keep(at)
    (folder / "aside").mkdir()
    (path,) = files(folder)
    aside = path.rename(folder / "aside" / sha256)
    age(aside, at, 9 * DAY)
    if not has_row:
        File.objects.all().delete()
    assert sweep(at=at) == (0 if has_row else 1)
    assert path.exists() is has_row
    assert not aside.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("point", "left"), [("before the name", "unfinished"), ("before the row", None)]
)
def test_a_kill_between_file_and_row_leaves_an_orphan_that_is_swept(at, tmp_path, point, left):
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "samsyn.config.settings",
        "PYTHONPATH": str(KEEPER.parent.parent.parent / "src"),
        "SAMSYN_DATA": str(tmp_path),
        "DATABASE_URL": "sqlite://:memory:",
    }
    killed = subprocess.run([sys.executable, str(KEEPER), point], env=env, timeout=120)
    assert killed.returncode == -signal.SIGKILL
    (orphan,) = files(tmp_path / "files")
    assert (orphan.parent.name == "unfinished") is (left == "unfinished")
    age(orphan, at, 2 * DAY)
    assert sweep(at=at) == 1
    assert not files(tmp_path / "files")


def test_sweeping_is_on_the_schedule(at, folder):
    roll_back(at)
    age(*files(folder), at, 2 * DAY)
    SCHEDULES["publishing.sweep_files"].run(at=at)
    assert not files(folder)


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "", ".", "ab/../ab", "A" * 64, "a" * 63, "a" * 64 + "\n"],
)
def test_nothing_but_a_hash_is_looked_for(name):
    with pytest.raises(NoSuchFile):
        open_file(name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(st.sampled_from("abcdef0123456789/.\\\0 ~"), max_size=70))
def test_no_name_reaches_out_of_the_folder(name):
    with pytest.raises(NoSuchFile):
        open_file(name)


def test_a_file_missing_from_the_folder_is_told_so(at, folder):
    sha256 = keep(at)
    files(folder)[0].unlink()
    with pytest.raises(NoSuchFile):
        open_file(sha256)


def test_an_erased_file_leaves_a_tombstone_and_cannot_come_back(
    at, by, folder, django_capture_on_commit_callbacks
):
    sha256 = keep(at)
    with django_capture_on_commit_callbacks(execute=True):
        erase_file(sha256=sha256, decision="KS 2026/12", by=by, at=at)
    assert not files(folder)
    assert File.objects.get().decision == "KS 2026/12"
    assert Event.objects.get().what == "file.erased"
    with pytest.raises(NoSuchFile):
        open_file(sha256)
    with pytest.raises(UnableToKeep):
        keep(at)
    assert not files(folder)
    with pytest.raises(UnableToErase):
        erase_file(sha256=sha256, decision="igen", by=by, at=at)


def test_an_erased_file_whose_worker_died_before_it_was_gone_is_swept(at, by, folder):
    erase_file(sha256=keep(at), decision="KS 2026/12", by=by, at=at)
    age(*files(folder), at, 2 * DAY)
    assert sweep(at=at) == 1


def test_nothing_is_erased_without_a_decision(at, by):
    with pytest.raises(UnableToErase):
        erase_file(sha256=keep(at), decision=" ", by=by, at=at)


def say(sha256, at, by):
    publish(
        address=ADDRESS,
        kind="activity",
        schema=1,
        facts={"n": 1},
        municipality="bjorkvik",
        by=by,
        by_organisation="",
        at=at,
        files=[sha256],
    )


def test_the_public_sees_a_file_only_where_it_is_published(at, by):
    sha256 = keep(at)
    assert read.attached(ADDRESS, sha256) is None
    say(sha256, at, by)
    assert read.attached(ADDRESS, sha256).content.read() == b"photo"
    assert read.attached(ADDRESS, keep(at, b"another")) is None
    assert read.attached("/bjorkvik/insatser/2/", sha256) is None
    withdraw(address=ADDRESS, reason="Fel", by=by, by_organisation="", at=at)
    assert read.attached(ADDRESS, sha256) is None


def test_a_published_file_that_was_erased_is_not_there(at, by):
    sha256 = keep(at)
    say(sha256, at, by)
    erase_file(sha256=sha256, decision="KS 2026/12", by=by, at=at)
    assert read.attached(ADDRESS, sha256) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"sha256": "../x"},
        {"sha256": "a" * 64, "erased_by": "person:1"},
        {"sha256": "a" * 64, "decision": "KS 2026/12"},
    ],
)
def test_the_database_refuses_a_file_in_no_state(at, wrong):
    with pytest.raises(IntegrityError):
        File.objects.create(size=1, media_type="image/jpeg", kept_at=at, **wrong)
