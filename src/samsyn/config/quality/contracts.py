"""Two kinds of import contract that import-linter lacks. Both look at direct imports only.

A module's stage is the package right below `samsyn`; what a stage imports from itself is the
business of the contract on its inside.
"""

from collections.abc import Iterable, Iterator
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.domain.helpers import module_expressions_to_modules
from importlinter.domain.imports import ModuleExpression

Link = tuple[str, str]


class OnlyContract(Contract):
    """`importers` may import nothing from other stages but `allowed` and what lies below it."""

    importers = fields.SetField(subfield=fields.ModuleExpressionField())
    allowed = fields.SetField(subfield=fields.ModuleExpressionField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        allowed = _modules(graph, self.allowed)
        found = [
            (importer, imported)
            for importer, imported in _links_across(graph, _modules(graph, self.importers))
            if imported not in allowed
        ]
        return ContractCheck(kept=not found, metadata={"links": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        _print(check)


class AcrossContract(Contract):
    """`modules` are imported from another stage only by modules with one of the names `by`."""

    modules = fields.SetField(subfield=fields.ModuleExpressionField())
    by = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        guarded, names = _modules(graph, self.modules), cast(set[str], self.by)
        found = [
            (importer, imported)
            for importer, imported in _links_across(graph, graph.modules)
            if imported in guarded and _name_in_stage(importer) not in names
        ]
        return ContractCheck(kept=not found, metadata={"links": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        _print(check)


def _modules(graph: ImportGraph, field: fields.SetField) -> set[str]:
    """The field holds expressions once import-linter has read the contract."""
    expressions = cast(set[ModuleExpression], field)
    found = module_expressions_to_modules(graph, expressions, as_packages=True)
    return {module.name for module in found}


def _links_across(graph: ImportGraph, importers: Iterable[str]) -> Iterator[Link]:
    for importer in sorted(importers):
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            if imported.startswith("samsyn.") and _stage(imported) != _stage(importer):
                yield importer, imported


def _stage(module: str) -> str:
    return ".".join(module.split(".")[:2])


def _name_in_stage(module: str) -> str:
    return [*module.split("."), "", ""][2]


def _print(check: ContractCheck) -> None:
    for importer, imported in check.metadata["links"]:
        output.print_error(f"- {importer} may not import {imported}", bold=False)
    output.new_line()
