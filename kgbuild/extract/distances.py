"""How far apart places are.  In: amounts of length, mentions of places.  Out: clauses and claims of distance.

"A is 200 kilometres from B", "A, about 250 kilometres away": an event of its own kind with both places as fillers and
the number on it, so that two articles' figures can be compared.  A bare "away" is measured from where the story stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract.index import Index
from kgbuild.extract.proposition import Proposition
from kgbuild.extract.source import Source
from kgbuild.extract.tree import preposition
from kgbuild.model import Amount, Annotation, Claim, Clause, Filler, Mention, Modality, Value, mention_id

EVENT = "Distance"
STATED, BRIDGED = 0.8, 0.55
"""Confidence when both places are named, and when the starting point is where the story stands."""


def distances(
    index: Index, source: Source, annotation: Annotation, clauses: Sequence[Proposition]
) -> tuple[list[Clause], list[Claim]]:
    """All distances between places."""
    made: list[Clause] = []
    claims: list[Claim] = []
    for amount in annotation.amounts:
        if amount.quantity.dimension != "length":
            continue
        ends = _stated(index, amount, clauses) or _bridged(index, source, annotation, amount)
        if ends is not None:
            clause, rows = _tell(index, source, amount, *ends)
            made.append(clause)
            claims += rows
    return made, claims


def _place(index: Index, root: int) -> Mention | None:
    mention = index.mention(root)
    if mention is not None and index.lexicon.is_a(index.referent(mention).type, "Place"):
        return mention
    return None


def _distance_word(index: Index, amount: Amount) -> int:
    """The word the measure hangs on ("away", "north"), or its own noun; -1 when neither speaks of distance."""
    tree, words = index.tree, index.cues.distance_words
    if any(tree.lower[kid] in words for kid in tree.children[amount.root]):
        return amount.root
    for token in (tree.heads[amount.root], amount.root + 1):
        if 0 <= token < len(tree.words) and tree.lower[token] in words:
            return token
    return amount.root if preposition(tree, amount.root) == "" else -1


def _stated(index: Index, amount: Amount, clauses: Sequence[Proposition]) -> tuple[Mention, Mention, float] | None:
    """ "A is 200 kilometres (away) from B", "A lies 20 miles north of B", "A, 20 miles from B"."""
    tree, word = index.tree, _distance_word(index, amount)
    if word < 0:
        return None
    start, end = index.tree.sentence[amount.root], amount.tokens[1]
    ahead = [
        m for t in range(end, min(end + 12, len(tree.words))) if tree.sentence[t] == start and (m := _place(index, t))
    ]
    origin = next((m for m in ahead if _measured_from(index, m, end)), None)
    if origin is None:
        return None
    for clause in clauses:
        if (
            clause.root in {word, amount.root}
            or tree.heads[word] == clause.root
            or tree.heads[amount.root] == clause.root
        ):
            for argument in clause.slot("subject") or clause.slot("object"):
                place = _place(index, argument.root)
                if place is not None and index.referent(place).id != index.referent(origin).id:
                    return place, origin, STATED
    before = _place_before(index, amount)
    return (before, origin, STATED) if before is not None and before.id != origin.id else None


def _measured_from(index: Index, mention: Mention, end: int) -> bool:
    """Does "from", "of" or a compass word lead to this place right after the measure?"""
    tree = index.tree
    between = tree.lower[end : mention.tokens[0]]
    return any(w in {"from", "of", "outside", "off"} for w in between) and all(
        w in index.cues.distance_words
        or w in {"from", "of", "the", "to", "capital", "city", "town", ",", "-"}
        or tree.pos[end + n] in {"ADJ", "NOUN", "ADV", "DET"}
        for n, w in enumerate(between)
    )


def _place_before(index: Index, amount: Amount) -> Mention | None:
    """The place the measure stands beside: just before its comma or parenthesis."""
    tree = index.tree
    token = amount.tokens[0] - 1
    while token >= 0 and tree.lower[token] in index.cues.hedges:
        token -= 1
    if (
        token < 1
        or tree.words[token] not in {",", "(", "–", "—", "-"}
        or tree.sentence[token] != tree.sentence[amount.root]
    ):
        return None
    for before in range(token - 1, tree.sentence[amount.root] - 1, -1):
        place = _place(index, before)
        if place is not None:
            return place
    return None


def _bridged(
    index: Index, source: Source, annotation: Annotation, amount: Amount
) -> tuple[Mention, Mention, float] | None:
    """ "towards Callao, about 12 kilometres away": measured from the last other place the story was at."""
    tree = index.tree
    tail = range(amount.tokens[0], min(amount.tokens[1] + 2, len(tree.words)))
    if not any(tree.lower[token] == "away" for token in tail):
        return None
    here = _place_before(index, amount)
    if here is None:
        return None
    earlier = [
        mention
        for mention in annotation.mentions
        if mention.tokens[1] <= here.tokens[0]
        and index.lexicon.is_a(mention.type, "Place")
        and not index.lexicon.is_a(mention.type, "Country")
        and mention.name != here.name
        and preposition(tree, mention.root) in {"in", "at", "from", "near", "outside", "leaving"}
    ]
    return (here, earlier[-1], BRIDGED) if earlier else None


def _tell(
    index: Index, source: Source, amount: Amount, place: Mention, origin: Mention, confidence: float
) -> tuple[Clause, list[Claim]]:
    """The event of distance: the place as theme, where it is measured from as origin, the number on it."""
    begin, end = source.offsets(amount.root)
    words = source.evidence([amount.root, amount.tokens[0], amount.tokens[1] - 1], [place, origin])
    sources, quoted = source.said_by(amount.root)
    known = EVENT if EVENT in index.lexicon.ontology.events else "Event"
    fillers = (Filler("theme", place.id, "subject", "distance"), Filler("origin", origin.id, "from", "distance"))
    clause = Clause(
        id=f"{mention_id(source.article.name, begin, end)}:be away", article=source.article.name, predicate="be away",
        type=known, evidence=words, fillers=fillers, quantities=(amount.quantity,), modality=Modality.ASSERTED,
        sources=sources, quoted=quoted, confidence=confidence, rule="distance",
    )  # fmt: skip
    return clause, [
        _claim(clause, "kg:theme", place.id),
        _claim(clause, "kg:origin", origin.id),
        replace(_claim(clause, "kg:quantity", amount.quantity), literal=True, quantity=amount.quantity),
    ]


def _claim(clause: Clause, predicate: str, target: Value) -> Claim:
    return Claim(
        article=clause.article, subject=clause.id, predicate=predicate, object=target, evidence=(clause.evidence,),
        clause=clause.id, sources=clause.sources, confidence=clause.confidence, rule="distance",
    )  # fmt: skip
