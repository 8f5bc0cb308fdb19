"""What speaks for and against an edge being right.  In: an `Edge`.  Out: a number each, 0 or more, small.

Each feature is what makes a reader look twice: who "he" is, a long sentence, a clause far from its subject.  Their
weights are in surety.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kgbuild.extract.index import Index
from kgbuild.extract.lexicon import UNKNOWN
from kgbuild.extract.told import Told
from kgbuild.extract.tree import preposition
from kgbuild.model import Filler, Mention, MentionKind

GUESSED = frozenset(
    {"speaker of the quotation", "speaker goes on", "role and place agree", "person just spoken of", "demonstrative"}
)
"""Rules of coreference that go by the run of the text more than by grammar or names."""
VAGUE = frozenset({"on", "from", "into", "with", "as", "by"})
"""Prepositions whose phrase is often no part in what happens ("on the day", "with a stick", "by the gate")."""
PAUSES = frozenset({",", ";", ":", "-", "--", "–", "—"})
USUAL_SENTENCE, USUAL_PATH = 0.19, 0.66
"""What is taken for the two features of the parser where a pipeline does not tell how sure it was: the average."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim that joins two mentions: its ends, and what they stand for; the clause that tells it and the fillers at
    its ends (None for a standing relation); the tokens between the two in the tree; its sentence, first and last + 1,
    and number; how sure the parser was of each token's head and label."""

    index: Index
    first: Mention
    second: Mention
    told: Told | None
    fillers: tuple[Filler, ...]
    path: tuple[int, ...]
    sentence: tuple[int, int]
    number: int
    sure: NDArray[np.float32] | None

    @property
    def ends(self) -> tuple[Mention, Mention]:
        """The two mentions."""
        return self.first, self.second

    @property
    def stand_for(self) -> tuple[Mention, Mention]:
        """What the two mentions go back to."""
        return self.index.referent(self.first), self.index.referent(self.second)


def always(edge: Edge) -> float:
    """Holds of every edge."""
    return 1.0


def doubtful_pronoun(edge: Edge) -> float:
    """How much of the likelihood others have of being who a pronoun, or what it goes back to, stands for."""
    return sum(1.0 - _share(edge.index, end) for end in edge.ends)


def pronoun(edge: Edge) -> float:
    """Ends that are pronouns."""
    return float(sum(end.kind is MentionKind.PRONOUN for end in edge.ends))


def guessed_subject(edge: Edge) -> float:
    """Who acts is known by the run of the text only: whoever spoke last, whoever holds such an office."""
    return float(edge.first.why in GUESSED)


def nameless(edge: Edge) -> float:
    """Ends that have no name."""
    return float(sum(end.kind is not MentionKind.NAME for end in edge.stand_for))


def of_no_known_class(edge: Edge) -> float:
    """Ends of which nobody knows what they are."""
    return float(sum(end.type in UNKNOWN for end in edge.stand_for))


def no_doer(edge: Edge) -> float:
    """What acts is a thing, a work or a stretch of land."""
    type_ = edge.stand_for[0].type
    return float(edge.told is not None and not edge.index.lexicon.is_a(type_, "Actor", "Country", "City"))


def part_of_a_phrase(edge: Edge) -> float:
    """The object has an "of" that its name leaves out: "the side of caution"."""
    tree, (begin, end) = edge.index.tree, edge.second.tokens
    return float(
        any(preposition(tree, kid) == "of" and not begin <= kid < end for kid in tree.kids(edge.second.root, "nmod"))
    )


def vague_phrase(edge: Edge) -> float:
    """The object is a phrase with a preposition that says little of its part."""
    return float(any(f.slot in VAGUE and f.target == edge.second.id for f in edge.fillers))


def dependent_clause(edge: Edge) -> float:
    """The clause is part of another: relative, adverbial, coordinated, a complement."""
    return float(edge.told is not None and edge.told.proposition.link != "root")


def long_sentence(edge: Edge) -> float:
    """Tens of words in the sentence, six at most."""
    begin, end = edge.sentence
    return min(end - begin, 60) / 10


def pauses_between(edge: Edge) -> float:
    """Commas, colons and dashes between the two, three at most."""
    first, last = sorted((edge.first.root, edge.second.root))
    return float(min(sum(word in PAUSES for word in edge.index.tree.words[first:last]), 3))


def late_in_text(edge: Edge) -> float:
    """Tens of sentences before this one, three at most: more has been spoken of."""
    return min(edge.number, 30) / 10


def unsure_sentence(edge: Edge) -> float:
    """How unsure the parser was of the heads of the sentence: the mean of minus the logarithm of their likelihoods."""
    if edge.sure is None:
        return USUAL_SENTENCE
    begin, end = edge.sentence
    return min(-float(edge.sure[begin:end, 0].mean()), 0.5)


def unsure_path(edge: Edge) -> float:
    """How unsure the parser was of the heads and labels between the two: minus the logarithms of their likelihoods."""
    if edge.sure is None:
        return USUAL_PATH
    return min(-float(sum(edge.sure[token, 0] + edge.sure[token, 1] for token in edge.path)), 3.0)


def _share(index: Index, mention: Mention) -> float:
    """The share of the likelihood along the chain of antecedents."""
    found, seen = 1.0, set()
    while mention.antecedent in index.by_id and mention.id not in seen:
        seen.add(mention.id)
        found *= mention.share
        mention = index.by_id[mention.antecedent]
    return found
