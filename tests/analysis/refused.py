import pytest

from samsyn.analysis.errors import UnusableInput


def refused(argument):
    """The error names the argument, says what is wrong, and what to do."""
    return pytest.raises(UnusableInput, match=rf"^{argument}: \S.*\. \S.*\.$")
