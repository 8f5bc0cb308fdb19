"""ECB+ end to end: the mentions and clusters of a build, as it would make them, with no gold span known to it.

In: what annotate, extract and resolve (the policy of a build) made of the documents.  Out: prediction lines of the
scorer's end-to-end track: spans with clusters.  A clause is the span of its predicate, a mention its own, a time its
words, one cluster to each value; the scorer leaves out what stands outside the annotated sentences.

ECB+ marks few of the mentions of a sentence, so that most of what a build finds is no mention of theirs.  The lines are
therefore scored with all spans and, as is usual for mentions of one's own, without those alone in their cluster
(`shared`); each with spans equal to the letter, and with spans that overlap.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kgbuild.model import Extraction, Resolution


@dataclass(frozen=True)
class Own:
    """A span that a build found, with its cluster; `kind` is "event" or "entity"."""

    document: str
    begin: int
    end: int
    kind: str
    cluster: str

    def line(self) -> dict[str, object]:
        """As the scorer reads it."""
        return {"doc_id": self.document, "start": self.begin, "end": self.end, "kind": self.kind,
                "cluster": self.cluster}  # fmt: skip


def own_spans(found: Iterable[Extraction], resolution: Resolution) -> Iterator[Own]:
    """Every mention and every predicate of a clause."""
    for extraction in found:
        for mention in extraction.mentions:
            if (cluster := resolution.of.get(mention.id)) is not None:
                yield Own(extraction.article, mention.span.begin, mention.span.end, "entity", cluster)
        for clause in extraction.clauses:
            begin, end = clause.id[len(clause.article) + 1 :].split(":")[0].split("-")[:2]
            if (cluster := resolution.of.get(clause.id)) is not None:
                yield Own(extraction.article, int(begin), int(end), "event", cluster)


def once(spans: Iterable[Own]) -> list[Own]:
    """Each span once, in the order of the text."""
    rows = {(own.document, own.begin, own.end, own.kind): own for own in spans}
    return [own for _, own in sorted(rows.items())]


def shared(spans: Iterable[Own]) -> list[Own]:
    """The spans of clusters with more than one."""
    rows = once(spans)
    sizes = Counter((own.kind, own.cluster) for own in rows)
    return [own for own in rows if sizes[own.kind, own.cluster] > 1]


def write_own(spans: Iterable[Own], path: Path) -> None:
    """The lines of all spans in a file, and of the shared ones in another beside it."""
    rows = once(spans)
    for where, chosen in ((path, rows), (shared_file(path), shared(rows))):
        where.write_text("".join(json.dumps(own.line()) + "\n" for own in chosen), encoding="utf-8")


def shared_file(path: Path) -> Path:
    """Where the lines of clusters with more than one lie."""
    return path.with_name(f"{path.stem}-shared{path.suffix}")
