"""The `samsyn` command: Django's management commands and our own, by one name."""

import os
import sys


def main(argv: list[str] | None = None) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.config.settings")
    from django.core.management import execute_from_command_line

    words = list(sys.argv if argv is None else ["samsyn", *argv])
    if len(words) > 1:
        words[1] = words[1].replace("-", "_")
    execute_from_command_line(words)


if __name__ == "__main__":
    main()
