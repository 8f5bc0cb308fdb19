"""Articles in, what each says out, one at a time.

In: paths, settings.  Out: articles, problems and refused claims in a `Whole`; `Read`, from which later passes take
what an article says by its number.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kgbuild.model import Article, CleanText, Copy, Extraction, Problem
from kgbuild.ontology import Ontology
from kgbuild.pipeline import Watch
from kgbuild.read import read_articles
from kgbuild.read.copies import BANDS, bands, copies_among
from kgbuild.settings import Settings
from kgbuild.stream.rack import Rack
from kgbuild.stream.room import forget_models, give_back
from kgbuild.stream.whole import Whole
from kgbuild.work import work_through
from kgbuild.work.rows import pack, unpack

Text = tuple[str, str, str | None]
"""What later passes want of an article: the text as read, the text as cleaned, who published it."""


@dataclass(frozen=True)
class Read:
    """Articles by number, in the order of their names; `arrived` is the place of each in the racks."""

    names: list[str]
    arrived: array[int]
    extractions: Rack[bytes]
    texts: Rack[Text]

    def said(self, number: int) -> Extraction:
        """What an article says."""
        return unpack(self.extractions.get(self.arrived[number]))

    def all_said(self) -> Iterator[Extraction]:
        """What the articles say, one after the other."""
        return map(self.said, range(len(self.names)))

    def cleaned(self, number: int) -> str:
        """The text of an article as the language pipeline reads it."""
        return self.texts.get(self.arrived[number])[1]

    def article(self, number: int) -> Article:
        """An article without its paragraphs."""
        text, _, publisher = self.texts.get(self.arrived[number])
        return Article(self.names[number], "", text, (), CleanText("", ()), publisher=publisher)


def read_through(
    paths: Iterable[Path], ontology: Ontology, settings: Settings, whole: Whole, folder: Path, watch: Watch[object]
) -> tuple[Read, Mapping[str, Copy]]:
    """Read, annotate and extract; an article is let go of as soon as it is done.  Which are near copies of others."""
    extractions, texts = Rack[bytes](folder, "extractions", bytes), Rack[Text](folder, "texts", Text)
    held: dict[str, Article] = {}
    names: list[str] = []
    keys = array("Q")

    def articles() -> Iterator[Article]:
        for item in read_articles(paths, settings):
            if isinstance(item, Article):
                held[item.name] = item
                yield item
            elif isinstance(item, Problem):
                whole.put_problem(item)

    for told in watch("Annotating", work_through(articles(), ontology, settings), None):
        if isinstance(told, Extraction):
            article = held.pop(told.article)
            whole.put_article(article)
            names.append(article.name)
            extractions.put(pack(told))
            texts.put((article.text, article.clean.text, article.publisher))
            keys.frombytes(bands(article.clean.text).tobytes())
            for veto in told.vetoes:
                whole.put_veto(veto)
        elif isinstance(told, Problem):
            held.pop(told.where, None)
            whole.put_problem(told)
    forget_models()
    give_back()
    arrived = array("q", sorted(range(len(names)), key=names.__getitem__))
    read = Read([names[place] for place in arrived], arrived, extractions, texts)
    return read, _copies(read, np.frombuffer(keys, np.uint64).reshape(-1, BANDS), whole)


def _copies(read: Read, keys: NDArray[np.uint64], whole: Whole) -> Mapping[str, Copy]:
    """Articles that are nearly another, by name."""
    if len(read.names) < 2:
        return {}
    rows = keys[np.frombuffer(read.arrived, np.int64)]
    found = {copy.article: copy for copy in copies_among(read.names, rows, read.cleaned)}
    for copy in found.values():
        whole.put_copy(copy)
    return found
