"""Mentions: the stretches of text that stand for an entity, and what was noticed about each.

Made by annotate, read by extract and resolve.  Token numbers refer to the article's spaCy Doc.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kgbuild.model.article import Article, Span
from kgbuild.model.values import Quantity, When


class MentionKind(str, Enum):
    """NAME "Elena Rossi", NOMINAL "the night ferry", PRONOUN "he"."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


IN_DOUBT = "pronoun, the likelier of several"
"""Why a pronoun is tied to somebody of whom it is hardly surer than of others: claims rest on it, no direct edge."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of one entity.

    `id` is `article:begin-end`.  `name` is how the thing is called, without determiners, titles and counts, doubled
    phrases folded ("Elena Rossi", "night ferry").  `type` is the local name of an ontology class ("Person",
    "City", "Vehicle"), "Entity" when unknown.  `head` is the lower-cased lemma of the head noun and `modifiers` the
    lower-cased lemmas before it that restrict it ("night").  `titles` are the role words around a name ("defense
    minister").  `complements` are (preposition, mention id) pairs inside it ("of" -> Liguria); a demonym or
    possessor is given as ("of", id) too.  `antecedent` is the id of the mention that coreference within the article
    ties it to, `why` the named rule.  `tokens` is (first, last + 1), `root` the head token, in the Doc.
    `fresh` marks a nominal that its own determiner introduces as new ("a ferry", "another ferry").  `share` is how much
    of the likelihood the antecedent of a pronoun has among all it may stand for (1: no others were weighed).
    """

    id: str
    article: str
    span: Span
    words: str
    name: str
    kind: MentionKind
    type: str
    head: str
    sentence: Span
    tokens: tuple[int, int]
    root: int
    modifiers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    complements: tuple[tuple[str, str], ...] = ()
    plural: bool = False
    definite: bool = False
    sex: str = ""
    quantity: Quantity | None = None
    antecedent: str = ""
    why: str = ""
    fresh: bool = False
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in the Doc: `tokens` (first, last + 1) and what they mean."""

    tokens: tuple[int, int]
    when: When


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the Doc: `tokens` (first, last + 1), the `root` token of the counted or measured noun."""

    tokens: tuple[int, int]
    root: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, in one stretch of the Doc: every clause whose predicate lies in `tokens` is theirs.

    `source` is the mention id of the agency or speaker ("" when only a cue such as "reportedly" is there), `kind`
    "agency" or "speaker", `cue` the token of "said" or "according to" (the reporting clause itself is the
    article's own), `quoted` True inside quotation marks, `rule` the named rule.
    """

    tokens: tuple[int, int]
    source: str
    kind: str
    cue: int
    quoted: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that annotate found in one article beside the parse; it travels as `doc._.kg`."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    amounts: tuple[Amount, ...] = ()
    attributions: tuple[Attribution, ...] = ()
