"""The `kgbuild query` command as a function: words of the command line in, text out."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from kgbuild.errors import QueryError
from kgbuild.ontology import find_ontology
from kgbuild.query.answer import ask, unknown_terms
from kgbuild.query.formats import written
from kgbuild.query.questions import find_question, questions
from kgbuild.query.store import FORMATS, base_of, open_store


def listed(ontology: Path | None = None) -> str:
    """Every named question with its parameters."""
    out: list[str] = []
    for question in questions((ontology or find_ontology()) / "queries").values():
        out.append(f"{question.name}: {question.title}")
        out += [f"    --{p.name} {p.kind.upper()}: {p.help}" for p in question.parameters]
    return "\n".join(out) + "\n"


def run(
    words: Sequence[str],
    default: Path,
    form: str = "table",
    labels: bool = False,
    explain: bool = False,
    keep: Path | None = None,
    ontology: Path | None = None,
) -> str:
    """The answer to a command line: `[GRAPH] QUERY [--parameter value ...]`.

    QUERY is SPARQL, a file of it, `-` for standard input, or the name of a question.  Raises QueryError.
    """
    plain, values = parameters(words)
    graph = Path(plain.pop(0)) if len(plain) > 1 or (plain and is_graph(Path(plain[0]))) else default
    if len(plain) != 1:
        found = "no query" if not plain else f"{len(plain)} queries"
        raise QueryError(found, "kgbuild query", 'give one: SPARQL in quotes, a .rq file, or a name from "--list"')
    base = base_of(graph)
    store = open_store(graph, keep)
    text = sparql(plain[0])
    if text is None:
        text = find_question(plain[0], (ontology or find_ontology()) / "queries").bound(values, store)
    elif values:
        raise QueryError(
            f"--{next(iter(values))} is for named questions", "kgbuild query", "write the value in the query"
        )
    started = time.perf_counter()
    answer = written(ask(store, text, base), form, store, labels)
    if explain:
        took = (time.perf_counter() - started) * 1000
        print(f"{text.strip()}\n\n{len(store):,} triples, {took:.1f} ms", file=sys.stderr)
    if answer.endswith(("(0 rows)\n", "no\n")):
        for remark in unknown_terms(store, text, base):
            print(remark, file=sys.stderr)
    return answer


def is_graph(path: Path) -> bool:
    """Does this word of the command line name a graph?"""
    return path.suffix in FORMATS or (path.is_dir() and (path / "graph.ttl").exists())


def parameters(words: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Plain words, and the `--name value` (or `--name=value`) pairs among them."""
    plain: list[str] = []
    values: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            plain.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        if not equals:
            if not rest:
                raise QueryError(f"--{name} has no value", "kgbuild query", f'write --{name} "..."')
            value = rest.pop(0)
        values[name] = value
    return plain, values


def sparql(word: str) -> str | None:
    """The SPARQL text a word stands for; None when it is a question's name."""
    if word == "-":
        return sys.stdin.read()
    if word.endswith((".rq", ".sparql")):
        path = Path(word)
        if not path.exists():
            raise QueryError("no such file", word, "check the path")
        return path.read_text(encoding="utf-8")
    return word if not word or not word.replace("-", "").replace("_", "").isalnum() else None
