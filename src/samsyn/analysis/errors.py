"""The one error of the analysis core."""

from samsyn.analysis.result import Value


class UnusableInput(ValueError):
    """An argument that no honest answer can be made from.

    `argument` is the parameter's name, `problem` what is wrong with it and `remedy` what to do,
    both Swedish sentences marked for the catalogues with `%(name)s` for each of `values`.
    """

    def __init__(self, argument: str, problem: str, remedy: str, **values: Value) -> None:
        super().__init__(argument, problem, remedy)
        self.argument, self.problem, self.remedy, self.values = argument, problem, remedy, values

    def __str__(self) -> str:
        return f"{self.argument}: {self.problem % self.values} {self.remedy % self.values}"
