"""Named questions: SPARQL files in `ontology/queries/` whose header is their help text.

In: a name and parameters.  Out: a query with the parameters bound.  A file is valid SPARQL as it stands; each
parameter is a line `VALUES ?name { UNDEF }`, and binding puts RDF terms, never text, in place of `UNDEF`, so that no
value can change what the query does.

    # Who met whom, where and when?
    #
    # person (entity): only meetings of this person or organisation
    # since (date): not before this day
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgbuild.errors import QueryError
from kgbuild.model.prefixes import PREFIXES
from kgbuild.query.answer import rows

_PARAMETER = re.compile(r"^#\s+(\w+) \((entity|class|text|date|integer)\):\s*(.+)$")
KINDS = ("entity", "class", "text", "date", "integer")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question: every one is optional, and without it the question is asked of everything."""

    name: str
    kind: str
    help: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: `name` is its file's, `title` the first line of its header."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    query: str

    def bound(self, values: Mapping[str, str], store: ox.Store) -> str:
        """The query with its parameters bound.  Raises QueryError for an unknown parameter, name, date or number."""
        known = {parameter.name: parameter for parameter in self.parameters}
        query = self.query
        for name, text in values.items():
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                todo = (
                    f"did you mean --{near[0]}?" if near else f"it has: {' '.join('--' + k for k in known) or 'none'}"
                )
                raise QueryError(f"no parameter --{name}", f"question {self.name}", todo)
            terms = " ".join(str(term) for term in TERMS[known[name].kind](text, name, store))
            query = query.replace(f"VALUES ?{name} {{ UNDEF }}", f"VALUES ?{name} {{ {terms} }}")
        return query


def questions(folder: Path) -> dict[str, Question]:
    """Every question of a folder, by name.  Raises QueryError when a header or its parameters do not fit the query."""
    return {path.stem: parsed(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.rq"))}


def parsed(name: str, text: str) -> Question:
    """The question of one file."""
    lines = text.split("\n")
    title = lines[0].lstrip("# ").strip()
    parameters = tuple(Parameter(m[1], m[2], m[3].strip()) for line in lines if (m := _PARAMETER.match(line)))
    if not lines[0].startswith("#") or not title:
        raise QueryError("the first line is no comment", f"queries/{name}.rq", "begin with '# What it asks?'")
    for parameter in parameters:
        if f"VALUES ?{parameter.name} {{ UNDEF }}" not in text:
            todo = f"write VALUES ?{parameter.name} {{ UNDEF }} in the query"
            raise QueryError(f"parameter {parameter.name!r} is not in the query", f"queries/{name}.rq", todo)
    return Question(name, title, parameters, text)


def find_question(name: str, folder: Path) -> Question:
    """The question of that name.  Raises QueryError, naming the nearest, when there is none."""
    known = questions(folder)
    if name not in known:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
        todo = f"did you mean {' or '.join(near)}?" if near else "kgbuild query --list shows them"
        raise QueryError(f"no question {name!r}, and it is not SPARQL", "query", todo)
    return known[name]


def entity(text: str, name: str, store: ox.Store) -> list[ox.NamedNode]:
    """The nodes of that name, whatever its capitals; an IRI or `id:` name is taken as it is."""
    if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", text):
        return [ox.NamedNode(text)]
    labels = [
        (label.value, node)
        for node, label in rows(
            store, "SELECT DISTINCT ?node ?label { ?node a kg:Entity ; rdfs:label|skos:altLabel ?label }"
        )
        if isinstance(node, ox.NamedNode) and isinstance(label, ox.Literal)
    ]
    found = sorted({node for label, node in labels if label.casefold() == text.casefold()}, key=str)
    if not found:
        found = sorted(
            {node for _, node in labels if node.value.rsplit("/", 1)[-1] == text.removeprefix("id:")}, key=str
        )
    if not found:
        near = difflib.get_close_matches(text, sorted({label for label, _ in labels}), n=3, cutoff=0.5)
        todo = f"did you mean {' or '.join(near)}?" if near else "kgbuild query names shows every name"
        raise QueryError(f"nobody and nothing is called {text!r} in this graph", f"--{name}", todo)
    return found


def class_(text: str, name: str, store: ox.Store) -> list[ox.NamedNode]:
    """A class by its name ("Meeting", "kg:Meeting") or its label ("meeting")."""
    names: dict[str, ox.NamedNode] = {}
    for node, label in rows(store, "SELECT DISTINCT ?c ?label { ?x a ?c OPTIONAL { ?c rdfs:label ?label } }"):
        if isinstance(node, ox.NamedNode) and node.value.startswith(PREFIXES["kg"]):
            names[node.value.removeprefix(PREFIXES["kg"]).casefold()] = node
            if isinstance(label, ox.Literal):
                names.setdefault(label.value.casefold(), node)
    wanted = text.removeprefix("kg:").casefold()
    if wanted not in names:
        near = difflib.get_close_matches(wanted, names, n=3, cutoff=0.5)
        todo = f"did you mean {' or '.join(near)}?" if near else "kgbuild query event-types shows the classes used"
        raise QueryError(f"nothing in this graph is of a class {text!r}", f"--{name}", todo)
    return [names[wanted]]


def plain(text: str, name: str, store: ox.Store) -> list[ox.Literal]:
    """A text, compared without regard to capitals by the query itself."""
    return [ox.Literal(text)]


def date(text: str, name: str, store: ox.Store) -> list[ox.Literal]:
    """A day, YYYY-MM-DD."""
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", text):
        raise QueryError(f"not a date: {text!r}", f"--{name}", "write it as YYYY-MM-DD")
    return [ox.Literal(text)]


def integer(text: str, name: str, store: ox.Store) -> list[ox.Literal]:
    """A whole number."""
    if not re.fullmatch(r"-?\d{1,18}", text):
        raise QueryError(f"not a whole number: {text!r}", f"--{name}", "write digits only")
    return [ox.Literal(int(text))]


TERMS: dict[str, Callable[[str, str, ox.Store], Sequence[ox.NamedNode | ox.Literal]]] = {
    "entity": entity,
    "class": class_,
    "text": plain,
    "date": date,
    "integer": integer,
}
"""How the text of each kind of parameter becomes RDF terms."""
