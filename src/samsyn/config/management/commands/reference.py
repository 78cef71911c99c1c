import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samsyn.config.quality import reference


class Command(BaseCommand):
    help = "Write the pages that list the analysis core, and draw the pictures that explain it."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail when anything is out of date"
        )

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        changed = reference.stale(reference.files()) if check else reference.write()
        for path in changed:
            self.stdout.write(str(path))
        if check and changed:
            raise CommandError(f"{len(changed)} files are out of date: run ./samsyn reference")
