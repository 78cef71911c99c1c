import signal
import threading
from argparse import ArgumentParser
from datetime import timedelta
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from samsyn.letters.actions import try_again
from samsyn.letters.queries import Count, health
from samsyn.letters.worker import do_what_is_due, run_worker


class Command(BaseCommand):
    help = "Skickar breven i kön och gör det som är schemalagt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="gör det som väntar och sluta")
        parser.add_argument("--interval", type=float, default=5, help="sekunder mellan varven (5)")
        parser.add_argument("--status", action="store_true", help="berätta hur kön står och sluta")
        parser.add_argument(
            "--retry", action="store_true", help="lägg tillbaka det som gavs upp och sluta"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["status"]:
            self._tell()
        elif options["retry"]:
            self.stdout.write(f"Tillbaka i kön: {try_again(at=timezone.now())}")
        elif options["once"]:
            do_what_is_due(threading.Event(), clock=timezone.now)
        else:
            self._work(timedelta(seconds=options["interval"]))

    def _work(self, interval: timedelta) -> None:
        stop = threading.Event()

        def end(_signal: int, _frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        run_worker(stop, clock=timezone.now, interval=interval)

    def _tell(self) -> None:
        now = health(at=timezone.now())
        self._tell_of("Brev", now.letters)
        self._tell_of("Uppgifter", now.tasks)
        for name in now.late_schedules:
            self.stdout.write(f"Försenat: {name}")

    def _tell_of(self, name: str, count: Count) -> None:
        self.stdout.write(
            f"{name}: {count.waiting} väntar ({count.late} försenade), {count.given_up} gavs upp"
        )
