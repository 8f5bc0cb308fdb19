"""How likely an edge is right.  In: the claims of an article.  Out: the same, edges with a likelihood as confidence.

Learnt, by `python -m training.edges`, from edges of the train split of ../shared/benchmarks that readers judged by eye.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from math import exp

from kgbuild.extract import surety_features as f
from kgbuild.extract.index import Index
from kgbuild.extract.surety_features import Edge
from kgbuild.extract.told import Told
from kgbuild.extract.tree import Tree
from kgbuild.lang.columns import sureties
from kgbuild.model import Claim, Clause, Mention

See = Callable[[Claim, Edge], None]
WEIGHTS = (
    (f.always, 3.22),
    (f.doubtful_pronoun, -3.43),
    (f.pronoun, -0.18),
    (f.guessed_subject, -0.92),
    (f.nameless, -0.04),
    (f.of_no_known_class, -2.55),
    (f.no_doer, -0.45),
    (f.part_of_a_phrase, -0.88),
    (f.vague_phrase, -0.92),
    (f.dependent_clause, -0.46),
    (f.long_sentence, -0.17),
    (f.pauses_between, -0.11),
    (f.late_in_text, -0.09),
    (f.unsure_sentence, -1.54),
    (f.unsure_path, -0.15),
)  # fmt: skip
"""Each feature with what it adds to the logarithm of the odds that an edge is right."""


def weighed(
    index: Index, claims: Iterable[Claim], told: Mapping[str, tuple[Clause, Told]], see: See | None = None
) -> Iterator[Claim]:
    """All claims; `told` gives the clause of each id, `see` is shown each edge."""
    for claim, edge in edges(index, claims, told):
        if edge is None:
            yield claim
            continue
        if see is not None:
            see(claim, edge)
        yield replace(claim, confidence=likelihood(edge))


def likelihood(edge: Edge) -> float:
    """The likelihood that an edge is right, to three places."""
    odds = sum(weight * feature(edge) for feature, weight in WEIGHTS)
    return round(1 / (1 + exp(-odds)), 3)


def edges(
    index: Index, claims: Iterable[Claim], told: Mapping[str, tuple[Clause, Told]]
) -> Iterator[tuple[Claim, Edge | None]]:
    """Each claim, with all that speaks for and against it where it joins two mentions."""
    tree = index.tree
    mentions: dict[str, Mention] = {**index.by_id, **{m.id: m for m in index.coined.values()}}
    starts = sorted(set(tree.sentence))
    ends = dict(zip(starts, [*starts[1:], len(tree.sentence)], strict=True))
    number = {start: n for n, start in enumerate(starts)}
    sure = sureties(tree.doc)
    for claim in claims:
        first, second = mentions.get(claim.subject), mentions.get(str(claim.object))
        if claim.literal or first is None or second is None:
            yield claim, None
            continue
        clause, one = told.get(claim.clause, (None, None))
        path, top = path_between(tree, first.root, second.root)
        start = tree.sentence[one.proposition.root if one is not None else top]
        fillers = clause.fillers if clause is not None else ()
        sentence = start, ends[start]
        yield claim, Edge(index, first, second, one, fillers, path, sentence, number[start], sure)


def path_between(tree: Tree, one: int, other: int) -> tuple[tuple[int, ...], int]:
    """The tokens from one up and down to the other, without the one they meet in; that one (`one` itself when they
    never meet)."""
    up, down = [one, *tree.ancestors(one)], [other, *tree.ancestors(other)]
    shared = set(down)
    top = next((token for token in up if token in shared), None)
    if top is None:
        return (), one
    return (*up[: up.index(top)], *down[: down.index(top)]), top
