"""Which mentions are one entity, and which clauses are one event, with the reasons."""

from kgbuild.resolve.ahead import Ahead
from kgbuild.resolve.corrections import reject_edges
from kgbuild.resolve.decisions import Decisions, read_decisions
from kgbuild.resolve.known import KnownEntities, read_known
from kgbuild.resolve.resolve import resolve

__all__ = ["Ahead", "Decisions", "KnownEntities", "read_decisions", "read_known", "reject_edges", "resolve"]
