"""What a copula measures: "the price is 3 million euros", "the turnout was 61 percent"; or puts so high:
"put the loss at two million".  In: clauses, amounts.  Out: clauses and claims.

The measured property is the theme of an event "be", with the number on it, so that articles can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.extract.coin import coin
from kgbuild.extract.index import Index
from kgbuild.extract.source import Source
from kgbuild.extract.told import Told
from kgbuild.lang import words
from kgbuild.model import Amount, Annotation, Claim, Clause, Filler, Mention, mention_id

CONFIDENCE = 0.75
RULE = "measured property"


def properties(
    index: Index, source: Source, annotation: Annotation, told: Sequence[Told]
) -> tuple[list[Clause], list[Claim]]:
    """All properties that a copula gives a number."""
    made: list[Clause] = []
    claims: list[Claim] = []
    copulas = {one.proposition.root: one for one in told if one.proposition.kind == "copula"}
    puts = {one.proposition.root: one for one in told if _puts(one)}
    for amount in annotation.amounts:
        for one, mention in _measured(index, source, copulas | puts, amount):
            clause = _clause(source, one, amount, mention)
            made.append(clause)
            claims += _claims(clause, mention)
    return made, claims


def _measured(index: Index, source: Source, copulas: dict[int, Told], amount: Amount) -> Iterator[tuple[Told, Mention]]:
    """The clause whose predicate is the amount, with the property that is its subject."""
    around = (amount.root, *range(*amount.tokens), *list(index.tree.ancestors(amount.root))[:1])
    one = next((copulas[t] for t in around if t in copulas), None)
    for argument in one.proposition.slot("subject" if one.proposition.kind == "copula" else "object") if one else ():
        if one is not None and index.tree.lemmas[argument.root] in words("counted")["properties"]:
            mention = index.mention(argument.root) or coin(index, source, argument.root, "theme")
            if mention is not None:
                yield one, mention


def _puts(one: Told) -> bool:
    """ "Put the value at", "estimated the loss at"."""
    return one.proposition.kind == "verb" and one.proposition.lemma.split()[0] in words("counted")["putting"]


def _clause(source: Source, one: Told, amount: Amount, mention: Mention) -> Clause:
    begin, end = source.offsets(amount.root)
    sources, quoted = source.said_by(amount.root)
    return Clause(
        id=f"{mention_id(source.article.name, begin, end)}:be", article=source.article.name, predicate="be",
        type="Event", evidence=source.evidence([amount.root, amount.tokens[0], amount.tokens[1] - 1], [mention]),
        fillers=(Filler("theme", mention.id, "subject", RULE),), times=one.times, quantities=(amount.quantity,),
        modality=one.modality, sources=sources, quoted=quoted, confidence=CONFIDENCE, rule=RULE,
    )  # fmt: skip


def _claims(clause: Clause, mention: Mention) -> Iterator[Claim]:
    """The property's role, and its number."""
    theme = Claim(
        article=clause.article, subject=clause.id, predicate="kg:theme", object=mention.id, evidence=(clause.evidence,),
        clause=clause.id, modality=clause.modality, sources=clause.sources, confidence=clause.confidence, rule=RULE,
    )  # fmt: skip
    (amount,) = clause.quantities
    yield theme
    yield replace(theme, predicate="kg:quantity", object=amount, literal=True, quantity=amount)
