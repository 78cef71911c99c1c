from datetime import datetime, timedelta

from samsyn.letters.registry import schedule

from .files import sweep


@schedule("publishing.sweep_files", every=timedelta(days=1), offset=timedelta(hours=4))
def sweep_files(*, at: datetime) -> None:
    sweep(at=at)
