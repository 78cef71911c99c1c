from .models import START, Event


def first_broken_link() -> Event | None:
    """The first event whose hash or predecessor does not fit, or None when the chain is whole."""
    previous = START
    for event in Event.objects.order_by("id").iterator():
        if event.previous != previous or event.hash != event.fingerprint():
            return event
        previous = event.hash
    return None


def latest(municipality: str) -> int:
    """The number of the newest event of the municipality, 0 where nothing has happened.

    Every change leaves an event, so a copy made at this number is as new as the rows.
    """
    found = Event.objects.filter(municipality=municipality).order_by("-id")
    return next(iter(found.values_list("id", flat=True)[:1]), 0)
