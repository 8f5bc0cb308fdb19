"""Query: SPARQL over a built graph, by pyoxigraph.

In: a graph file and a query, or a named question of `ontology/queries/`.  Out: an `Answer` and its text in any format.
Nothing here imports spaCy, networkx or rdflib, or a stage that does, so that a query on the command line answers at
once; import-linter keeps it so.
"""

from kgbuild.query.answer import Answer, ask
from kgbuild.query.formats import FORMATS, written
from kgbuild.query.questions import Question, find_question, questions
from kgbuild.query.rows import frame, tuples
from kgbuild.query.store import base_of, open_store

__all__ = [
    "FORMATS",
    "Answer",
    "Question",
    "ask",
    "base_of",
    "find_question",
    "frame",
    "open_store",
    "questions",
    "tuples",
    "written",
]
