import pytest

from samsyn.config.quality import suite
from samsyn.config.quality.suite import Outcome

REPORT = """<testsuites><testsuite errors="1" failures="2" skipped="3" tests="10"/></testsuites>"""


def test_the_closing_line_sums_the_parts_as_pytest_would_write_it():
    lines = suite._summary(
        [
            Outcome("SQLite", 10.0, counts={"passed": 5, "skipped": 1}),
            Outcome("PostgreSQL", 2.5, code=1, counts={"passed": 3, "failed": 1}),
            Outcome("Journeys", 0, reason="no browser"),
        ]
    )
    assert lines[-1].strip("=") == " 8 passed, 1 failed, 1 skipped in 12.50s "
    assert "not run: no browser" in lines[3]


def test_a_report_is_counted_and_a_missing_one_counts_nothing(tmp_path):
    report = tmp_path / "report.xml"
    assert suite._counts(report) == {}
    report.write_text(REPORT)
    assert suite._counts(report) == {"failed": 2, "errors": 1, "skipped": 3, "passed": 4}


@pytest.mark.parametrize(("pipeline", "code"), [("true", 1), ("", 0)])
def test_a_part_that_cannot_run_fails_in_the_pipeline_only(monkeypatch, pipeline, code):
    monkeypatch.setenv("CI", pipeline)
    assert suite._not_run("Journeys", "no browser").code == code
