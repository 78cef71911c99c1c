class Refusal(Exception):
    """What cannot be answered, as one Swedish sentence: what is wrong, where, and what to do."""
