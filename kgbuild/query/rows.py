"""Answers as Python values: named tuples, or a pandas frame.

In: a store and a SELECT.  Out: rows whose fields are the query's variables.
"""

from __future__ import annotations

from collections import namedtuple
from datetime import date
from decimal import Decimal
from typing import Any

import pyoxigraph as ox

from kgbuild.errors import QueryError
from kgbuild.model.prefixes import PREFIXES
from kgbuild.query.answer import Term, ask

_NUMBERS = {"integer": int, "nonNegativeInteger": int, "decimal": Decimal, "double": float, "float": float}


def tuples(store: ox.Store, query: str, base: str | None = None) -> list[Any]:
    """The rows of a SELECT as named tuples; IRIs are text, literals are what their datatype says (int, Decimal, date,
    bool, else text), what is unbound is None.  Raises QueryError for another kind of query."""
    answer = ask(store, query, base)
    if answer.kind != "select":
        raise QueryError(f"rows come from SELECT, not from {answer.kind.upper()}", "query", "use kgbuild.query.ask")
    row = namedtuple("Row", answer.variables, rename=True)  # type: ignore[misc]  # the fields are the query's
    return [row(*map(value, terms)) for terms in answer.rows()]


def frame(store: ox.Store, query: str, base: str | None = None) -> Any:
    """The same rows as a pandas DataFrame.  Raises QueryError when pandas is not installed."""
    try:
        import pandas
    except ImportError as error:
        raise QueryError("pandas is not installed", "frame", 'pip install "kgbuild[pandas]"') from error
    answer = ask(store, query, base)
    return pandas.DataFrame([map(value, terms) for terms in answer.rows()], columns=list(answer.variables))


def value(term: Term) -> Any:
    """A term as a plain Python value."""
    if not isinstance(term, ox.Literal):
        return None if term is None else getattr(term, "value", str(term))
    kind = term.datatype.value.removeprefix(PREFIXES["xsd"])
    try:
        if kind in _NUMBERS:
            return _NUMBERS[kind](term.value)
        if kind == "date":
            return date.fromisoformat(term.value)
    except (ValueError, ArithmeticError):
        return term.value
    return term.value == "true" if kind == "boolean" else term.value
