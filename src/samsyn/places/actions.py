import csv
from pathlib import Path

from .models import Municipality

DATA = Path(__file__).parent / "data" / "municipalities.csv"


def load_municipalities() -> int:
    """Bring the register of the 290 municipalities up to the shipped file; how many it holds."""
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = [Municipality(**row) for row in csv.DictReader(file)]
    Municipality.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "full_name", "slug", "county_code", "county"],
    )
    return len(rows)
