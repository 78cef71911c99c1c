import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samsyn.config.texts import (
    LOCALE,
    compile_catalogues,
    extract_texts,
    merge,
    read_catalogue,
    unsaid,
    untranslated,
    write_catalogue,
)


class Command(BaseCommand):
    help = "Collect every text into the catalogues of the other languages and list what is missing."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail when anything is missing"
        )

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        texts = extract_texts()
        problems = []
        for language in (code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE):
            path = LOCALE / language / "LC_MESSAGES" / "django.po"
            catalogue = read_catalogue(path)
            problems += [f"{language}: {line}" for line in untranslated(catalogue, texts)]
            if check:
                problems += [f"{language}: {line}" for line in unsaid(catalogue, texts)]
            else:
                write_catalogue(merge(catalogue, texts), path)
        for line in problems:
            self.stdout.write(line)
        if check and problems:
            raise CommandError(f"{len(problems)} texts: run ./samsyn texts and translate them")
        compile_catalogues()
