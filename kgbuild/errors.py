"""Errors that teach: what was found, where it was found, and what to do about it.

In: three short strings.  Out: one sentence a person can act on.
"""

from __future__ import annotations


class KgbuildError(Exception):
    """Anything kgbuild refuses to go on with.

    `found` says what was seen, `where` names the file, line or setting, `todo` says how to mend it.
    """

    def __init__(self, found: str, where: str = "", todo: str = "") -> None:
        self.found, self.where, self.todo = found, where, todo
        super().__init__(": ".join(part for part in (where, found) if part) + (f" ({todo})" if todo else ""))


class InputError(KgbuildError):
    """An article, folder or graph file that cannot be used."""


class OntologyError(KgbuildError):
    """A mistake in `ontology/`: a file that does not parse, a role or class that does not exist."""


class PipelineError(KgbuildError):
    """A language pipeline that is not installed or lacks what kgbuild needs from it."""


class QueryError(KgbuildError):
    """A SPARQL query or a named question that cannot be run."""


class CheckError(KgbuildError):
    """A built graph that breaks its own promises: words that are not in the text, shapes not met."""
