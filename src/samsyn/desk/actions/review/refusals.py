class Refused(Exception):
    """It is not possible; the message says in Swedish why and what to do."""
