"""One article laid out to ask what its numbers tell.  In: an extraction, who is who.  Out: `Page`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgbuild.model import Clause, Extraction, Mention
from kgbuild.ontology.view import Ontology


@dataclass(frozen=True, slots=True)
class Page:
    """What one article says: its clauses and mentions by id, those of each sentence, and who is who."""

    story: str
    clauses: Mapping[str, Clause]
    mentions: Mapping[str, Mention]
    of: Mapping[str, str]
    around: Mapping[int, Sequence[Mention]]
    filled: Mapping[str, Sequence[Clause]]
    fellows: tuple[str, ...]
    ontology: Ontology

    def clause_with(self, mention: str, verb: str) -> Clause | None:
        """The clause of this verb in which a mention takes part."""
        return next((clause for clause in self.filled.get(mention, ()) if verb in clause.predicate.split()), None)


def page_of(
    extraction: Extraction, of: Mapping[str, str], story: str, fellows: tuple[str, ...], ontology: Ontology
) -> Page:
    """An article, laid out to ask what its numbers tell; `of` says which node a mention is."""
    around: dict[int, list[Mention]] = {}
    for mention in extraction.mentions:
        around.setdefault(mention.sentence.begin, []).append(mention)
    filled: dict[str, list[Clause]] = {}
    for clause in extraction.clauses:
        for filler in clause.fillers:
            filled.setdefault(filler.target, []).append(clause)
    return Page(
        story,
        {clause.id: clause for clause in extraction.clauses},
        {mention.id: mention for mention in extraction.mentions},
        of,
        around,
        filled,
        fellows,
        ontology,
    )
