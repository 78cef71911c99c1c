"""Lists of words, written as one string each so that they read as words."""


def words_of(words: str) -> list[str]:
    return words.split()


def lexicon(words: str) -> frozenset[str]:
    return frozenset(words.split())
