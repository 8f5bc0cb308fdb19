"""Which mentions are one entity, and which clauses are one event, with the reasons.

In: extractions of all articles.  Out: `Resolution`.  The order of the articles does not matter.  Each step is a
function of its own part, so that parts can be worked out anywhere and remembered:

    casts       each article by itself, some made ahead                    cast.py, ahead.py
    stories     articles that are alike, in blocks that alike pairs tie     stories.py
    things      figures called the same or alike, in blocks of shared keys  things.py
    told        each story by itself                                       story.py
    together    what several stories say of one thing                      together.py
    labels, ids, and the user's names for them                             entities.py, events.py, corrections.py
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kgbuild.engines.spread import Over, here
from kgbuild.model import Extraction, Match, Mention, Resolution
from kgbuild.ontology.view import Ontology
from kgbuild.resolve.ahead import Ahead, said_of_who
from kgbuild.resolve.cast import Cast, in_story
from kgbuild.resolve.constraints import Constraints, find_constraints
from kgbuild.resolve.corrections import apply_decisions
from kgbuild.resolve.decisions import Decisions
from kgbuild.resolve.entities import make_entities
from kgbuild.resolve.event_policy import EventPolicy
from kgbuild.resolve.events import events_of, scenes
from kgbuild.resolve.known import KnownEntities
from kgbuild.resolve.profile import Profile
from kgbuild.resolve.rarity import count_words
from kgbuild.resolve.stories import find_stories
from kgbuild.resolve.story import Story, resolve_story
from kgbuild.resolve.things import Thing, find_things, views
from kgbuild.resolve.together import put_together


def resolve(
    extractions: Sequence[Extraction],
    ontology: Ontology,
    decisions: Decisions | None = None,
    known: KnownEntities | None = None,
    policy: EventPolicy | None = None,
    salient: Collection[str] = (),
    over: Over = here,
    small: Over = here,
    ahead: Ahead | None = None,
) -> Resolution:
    """Decide who is who and what is one happening, honouring the user's decisions; `salient` see `salient.py`, `over`
    says where parts are worked out, `small` where those that are not worth sending away; `ahead` has made some of the
    casts already, of the same ontology and `known`."""
    ordered = sorted(extractions, key=lambda extraction: extraction.article)
    ahead = ahead or Ahead(ontology, known)
    mentions = {mention.id: mention for extraction in ordered for mention in extraction.mentions}
    bound = Constraints()
    if decisions is not None:
        plain = _resolve(ordered, mentions, ahead, bound, known, policy, salient, over, small)
        bound = find_constraints(decisions, mentions, plain.entities)
    resolution = _resolve(ordered, mentions, ahead, bound, known, policy, salient, over, small)
    return apply_decisions(resolution, decisions, mentions, bound.remarks) if decisions is not None else resolution


def _resolve(
    ordered: Sequence[Extraction],
    mentions: Mapping[str, Mention],
    ahead: Ahead,
    bound: Constraints,
    known: KnownEntities | None,
    policy: EventPolicy | None,
    salient: Collection[str],
    over: Over,
    small: Over,
) -> Resolution:
    lexicon, casts = ahead.lexicon, ahead.casts(ordered, bound, over)
    ordered = [said_of_who(extraction) for extraction in ordered]
    stories = find_stories({cast.article: cast.words for cast in casts})
    figures = [in_story(figure, stories[cast.article]) for cast in casts for figure in cast.figures]
    things, why = find_things(figures, lexicon, bound, known, small)
    parts = story_parts(ordered, casts, stories, things)
    told = sorted(over(resolve_story, parts, lexicon, bound, policy, salient), key=lambda one: one.story)
    wholes, apart = put_together(things, told, lexicon, bound)
    entities, entity_of = make_entities(wholes, mentions, lexicon, known)
    articles = {part.name: part.extractions for part in parts}
    shown = scenes([(articles[each.story], each.happenings) for each in told], entities, entity_of)
    events = [event for found in small(events_of, shown) for event in found]
    matches = [match for cast in casts for match in cast.matches] + why + apart
    matches += [match for each in told for match in (*each.united, *each.apart, *each.matches)]
    return Resolution(
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        events=tuple(sorted(events, key=lambda event: event.id)),
        of={**entity_of, **{clause: event.id for event in events for clause in event.clauses}},
        matches=tuple(sorted(matches, key=_match_key)),
        stories=stories,
    )


def story_parts(
    extractions: Sequence[Extraction], casts: Sequence[Cast], stories: Mapping[str, str], things: Sequence[Thing]
) -> list[Story]:
    """The stories with all that deciding each takes, those with most to decide first."""
    counts = count_words(cast.context for cast in casts)
    articles: dict[str, list[Extraction]] = {}
    words: dict[str, set[str]] = {}
    for extraction, cast in zip(extractions, casts, strict=True):
        articles.setdefault(stories[extraction.article], []).append(extraction)
        words.setdefault(stories[extraction.article], set()).update(cast.context)
    seen: dict[str, list[Profile]] = {name: [] for name in articles}
    for thing in things:
        for story, view in views(thing).items():
            seen[story].append(view)
    return [
        Story(
            name, tuple(articles[name]), tuple(sorted(seen[name], key=lambda view: view.id)), counts.only(words[name])
        )
        for name in sorted(articles, key=lambda name: (-len(seen[name]), name))
    ]


def _match_key(match: Match) -> tuple[str, str, bool, float]:
    return (match.left, match.right, match.merged, match.score)
