"""One story: who is who and what is one happening in it.

In: `Story`, what its articles say and who is in it as far as names alone tell.  Out: `Told`.  A story is decided by
itself: of other stories it knows only what they know of its things, and how rare its words are.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kgbuild.model import Extraction, Match
from kgbuild.resolve.cluster import Clusters
from kgbuild.resolve.constraints import Constraints
from kgbuild.resolve.event_policy import EventPolicy
from kgbuild.resolve.happenings import find_happenings, unite_by_deeds
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.profile import Profile
from kgbuild.resolve.rarity import WordCounts
from kgbuild.resolve.salient import unite_salient
from kgbuild.resolve.who import within_story


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """`figures` are the things of the story as it sees them, in the order of their ids; `words` how rare its words
    are among all articles."""

    name: str
    extractions: tuple[Extraction, ...]
    figures: tuple[Profile, ...]
    words: WordCounts


@dataclass(frozen=True, slots=True)
class Told:
    """`united` are decisions about figures, in the order they were taken, and `apart` those that kept some from being
    one; `happenings` the clauses of each event, and `matches` why."""

    story: str
    united: tuple[Match, ...]
    apart: tuple[Match, ...]
    happenings: tuple[tuple[str, ...], ...]
    matches: tuple[Match, ...]


def resolve_story(
    story: Story,
    lexicon: Lexicon,
    bound: Constraints | None = None,
    policy: EventPolicy | None = None,
    salient: Collection[str] = (),
) -> Told:
    """Decide a story: things first, then happenings; and once more, when a happening shows two of its actors to be
    one."""
    stories = {extraction.article: story.name for extraction in story.extractions}
    clusters = within_story(story.figures, story.name, lexicon, bound or Constraints())
    unite_salient(clusters, story.extractions, stories, salient, lexicon)
    happenings = find_happenings(story.extractions, roots_of(clusters), stories, lexicon, policy, story.words)
    if unite_by_deeds(clusters, happenings):
        happenings = find_happenings(story.extractions, roots_of(clusters), stories, lexicon, policy, story.words)
    return Told(
        story.name,
        tuple(match for match in clusters.matches if match.merged),
        tuple(match for match in clusters.matches if not match.merged),
        tuple(tuple(sorted(happenings.joined(group[0]).clauses)) for group in happenings.groups()),
        tuple(happenings.matches),
    )


def roots_of(clusters: Clusters[Profile]) -> dict[str, str]:
    """The id of its cluster's first mention for every mention."""
    rows = ((clusters.joined(n).id, profile) for n, profile in enumerate(clusters.profiles))
    return {mention: root for root, profile in rows for mention in profile.mentions}
