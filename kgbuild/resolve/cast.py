"""The cast of an article: who appears in it, decided before any other article is asked.

In: one extraction.  Out: `Cast`.  It depends on nothing else, so casts are made in any order, anywhere, and kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model import Extraction, Match
from kgbuild.resolve.chains import chain_profiles, link_matches, story_words
from kgbuild.resolve.constraints import Constraints
from kgbuild.resolve.happenings import context_words
from kgbuild.resolve.known import KnownEntities
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.profile import Profile, with_stories
from kgbuild.resolve.who import within_article


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """`figures` are the profiles of all that appear, in the order of their first mentions, and `matches` why their
    mentions are one; `words` tell what the article is about, `context` which words its sentences have."""

    article: str
    figures: tuple[Profile, ...]
    matches: tuple[Match, ...]
    words: dict[str, int]
    context: frozenset[str]


def cast_of(
    extraction: Extraction, lexicon: Lexicon, bound: Constraints | None = None, known: KnownEntities | None = None
) -> Cast:
    """Who appears in an article; the user's decisions and known entities come first."""
    rules = bound or Constraints()
    clusters = within_article(chain_profiles(extraction, lexicon, rules.apart), lexicon, rules, known)
    return Cast(
        article=extraction.article,
        figures=tuple(clusters.joined(group[0]) for group in clusters.groups()),
        matches=(*link_matches(extraction), *clusters.matches),
        words=dict(story_words(extraction)),
        context=context_words(extraction),
    )


def in_story(figure: Profile, story: str) -> Profile:
    """A figure of an article that tells a story."""
    return with_stories(figure, frozenset({story}))
