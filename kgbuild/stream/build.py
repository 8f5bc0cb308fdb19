"""A whole build on disk: articles in, files out, in a memory that does not grow with them.

In: paths, an output folder, settings.  Out: the files `kgbuild build` writes, and what there is to say of the build.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import Any

import msgspec

from kgbuild.errors import InputError
from kgbuild.export import save
from kgbuild.export.content import Content
from kgbuild.export.parquet import can_write, write_parquet
from kgbuild.export.turtle import trig, turtle
from kgbuild.export.write import FORMATS
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Article, CleanText, Entity, Event, Problem, digest
from kgbuild.ontology import Ontology, load_ontology
from kgbuild.pipeline import Watch, unwatched
from kgbuild.resolve import Decisions, KnownEntities, read_decisions, read_known
from kgbuild.settings import Settings
from kgbuild.stream.apart import apart
from kgbuild.stream.check import require_sound
from kgbuild.stream.facts import Texts, World, fuse_all
from kgbuild.stream.names import Entities
from kgbuild.stream.node_link import to_json
from kgbuild.stream.part import best_part, everything, is_small
from kgbuild.stream.reading import Read, read_through
from kgbuild.stream.resolving import resolve_all
from kgbuild.stream.room import give_back
from kgbuild.stream.shelf import Shelf
from kgbuild.stream.statements import Said, say_all
from kgbuild.stream.totals import Totals, large_report, totals
from kgbuild.stream.triples import Triples
from kgbuild.stream.whole import Whole
from kgbuild.view import QUICK, render
from kgbuild.view.page import render as render_page

HELD = 500
"""Texts of articles held while facts are fused."""


def build_on_disk(
    paths: Iterable[str | Path], output: Path, settings: Settings | None = None, watch: Watch[object] = unwatched
) -> tuple[list[Path], Totals]:
    """Build and write.  Everything but the files is thrown away in the end, however it ends; what was read is kept in
    the cache, so that a build which was stopped goes on from there."""
    settings = settings or Settings()
    ontology = load_ontology(settings.ontology)
    beside = settings.cache or output.absolute().parent
    try:
        with workplace(beside / f"stream-{digest(str(output.resolve()))}") as folder:
            whole = found_by(map(Path, paths), ontology, settings, folder, watch)
            done(whole)
            require_sound(whole, ontology, folder, settings.ontology)
            numbers = totals(whole)
            return written(whole, numbers, ontology, output, folder), numbers
    except OSError as error:
        found = f"cannot be worked in: {error.strerror or error}"
        raise InputError(
            found, str(beside), "it needs 0.4 MB for a short article; --cache FOLDER for another"
        ) from error


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """A folder for what does not fit into memory; one that a killed build left is thrown away."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def found_by(
    paths: Iterable[Path], ontology: Ontology, settings: Settings, folder: Path, watch: Watch[object]
) -> Whole:
    """The stages, each from disk to disk: read, annotate and extract; resolve; fuse."""
    decisions, known = read_decisions(settings.decisions, ontology), read_known(settings.known, ontology)
    whole = Whole(folder, settings.base)
    with workplace(folder / "steps") as steps:
        read, copies = read_through(paths, ontology, settings, whole, steps, watch)
        if not read.names:
            problems = islice(whole.read("problems", Problem), 5)
            found = "; ".join(f"{problem.where}: {problem.found}" for problem in problems)
            raise InputError("no usable article", found, "give at least one news text")
        said, entities = said_by(read, ontology, decisions, known, whole, steps)
        done(whole)
        number = {name: n for n, name in enumerate(read.names)}
        world = World(
            Texts(number, lru_cache(HELD)(read.article)), copies, ontology, decisions, settings.min_confidence
        )
        return apart(fused, said, entities, world, whole)


def said_by(
    read: Read, ontology: Ontology, decisions: Decisions | None, known: KnownEntities | None, whole: Whole, steps: Path
) -> tuple[Said, Entities]:
    """Who is who, and what is said of them; casts, things and stories are let go of, fusing asks for none of them."""
    resolved = resolve_all(read, ontology, decisions, known, whole, steps)
    done(whole)
    casts, things, told, entities = resolved.casts, resolved.things, resolved.told, resolved.entities
    return say_all(read.said, casts, things, told, entities, ontology, whole, steps), entities


def fused(said: Said, entities: Entities, world: World, whole: Whole) -> Whole:
    """The whole with its facts; nothing of it stays in memory, so that it can be handed to another process."""
    whole.remarks += fuse_all(said, entities, world, whole)
    whole.rest()
    return whole


def done(whole: Whole) -> None:
    """A step is done: what it held in memory is let go of."""
    whole.rest()
    give_back()


def written(whole: Whole, numbers: Totals, ontology: Ontology, output: Path, folder: Path) -> list[Path]:
    """The files: all that can be written row by row; what wants the graph in memory, of the part that fits."""
    files: dict[str, bytes | Path | Iterable[str]] = {}
    if can_write():
        files |= {path.name: path for path in apart(tables, whole, folder)}
    triples = Triples(whole, ontology, folder)
    files |= {
        "graph.ttl": turtle(triples.triples, whole.base),
        "graph.trig": trig(triples.graphs, whole.base),
        "graph.json": to_json(whole, ontology),
    }
    files |= apart(in_memory, whole, numbers, ontology)
    give_back()
    return save(output, files)


def in_memory(whole: Whole, numbers: Totals, ontology: Ontology) -> dict[str, bytes]:
    """The files that want the graph in memory: of a large one, those that can make do with a part."""
    if is_small(whole):
        graph = everything(whole, ontology)
        content = Content(graph, ontology)
        files = {name: FORMATS[name](content) for name in ("graph.graphml", "report.md")}
        return files | {"graph.html": render(graph, ontology, QUICK).encode()}
    part = best_part(whole, ontology)
    page = render_page(part, ontology, counted(part, whole))
    return {"report.md": large_report(whole, numbers, part, ontology).encode(), "graph.html": page.encode()}


def tables(whole: Whole, folder: Path) -> list[Path]:
    """The Parquet tables."""
    labels, articles = Shelf(folder, "labels"), Shelf(folder, "articles")
    for thing in chain[Entity | Event](whole.read("entities", Entity), whole.read("events", Event)):
        labels.put(thing.id, thing.label.encode())
    for article in whole.read("articles", Article):
        slim = replace(article, blocks=(), clean=CleanText("", ()))
        articles.put(article.name, msgspec.msgpack.encode(slim))
    decode = msgspec.msgpack.Decoder(Article).decode
    try:
        return write_parquet(
            (fact for fact, _ in whole.facts()), whole.read("entities", Entity), whole.read("events", Event),
            lru_cache(HELD)(lambda name: (labels.get(name) or b"").decode() or None),
            lru_cache(HELD)(lambda name: decode(articles.get(name) or b"")), folder,
        )  # fmt: skip
    finally:
        labels.close()
        articles.close()


class Many(Mapping[str, Any]):
    """So many things, none of which is here."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __getitem__(self, name: str) -> Any:
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return self._count


def counted(part: KnowledgeGraph, whole: Whole) -> KnowledgeGraph:
    """The whole graph as a page about a part of it needs it: by its numbers."""
    facts, entities, events = (Many(whole.counts[kind]) for kind in ("facts", "entities", "events"))
    return replace(part, facts=facts, entities=entities, events=events)
