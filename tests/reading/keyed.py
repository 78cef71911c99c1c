"""Documents with keys, from the folders of the tests and from beside the repository."""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.reading.made import MADE

from samsyn.reading.bench import Keyed

DOCUMENTS = Path(__file__).parent / "documents"


def keyed_in(folder: Path) -> Iterator[Keyed]:
    for key_path in sorted(folder.glob("*.json")):
        key = json.loads(key_path.read_text(encoding="utf-8"))
        name = key.get("file", f"{key_path.stem}.txt")
        make = MADE.get(name)
        data = make() if make else (folder / name).read_bytes()
        yield Keyed(key_path.stem, Path(name).name, data, key)
