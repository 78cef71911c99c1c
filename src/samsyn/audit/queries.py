from .models import START, Event


def first_broken_link() -> Event | None:
    """The first event whose hash or predecessor does not fit, or None when the chain is whole."""
    previous = START
    for event in Event.objects.order_by("id").iterator():
        if event.previous != previous or event.hash != event.fingerprint():
            return event
        previous = event.hash
    return None
