"""What a build works out part by part, taken from an earlier build where a part is what it was.

In: a function of `resolve`, `fuse` or `export`, the parts it is called for, what all calls share.  Out: what it
returns, as if it had been called.  A part is known again by a digest of all it is made of, so nothing ever has to be
thrown away for being out of date; what the code, the ontology and the user's files say is in the store's `maker`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import msgspec

from kgbuild.engines.spread import Over, here
from kgbuild.export.paragraphs import Sheet, Written, written
from kgbuild.fuse import fuse_unit
from kgbuild.fuse.made_of import made_of_part, made_of_unit
from kgbuild.fuse.parts import Outline, Part, outline_of
from kgbuild.fuse.units import Unit
from kgbuild.graph.shapes import broken_shapes
from kgbuild.graph.terms import Triple
from kgbuild.model import Article, Event, Extraction, Problem
from kgbuild.resolve.cast import Cast, cast_of
from kgbuild.resolve.constraints import Constraints
from kgbuild.resolve.events import Scene, events_of
from kgbuild.resolve.known import KnownEntities
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.profile import Profile
from kgbuild.resolve.rarity import STEPS, steps
from kgbuild.resolve.story import Story, Told, resolve_story
from kgbuild.resolve.things import Links, Near, links_of
from kgbuild.settings import Settings
from kgbuild.work import parcels as parcels  # how parts travel, wherever they are worked out
from kgbuild.work.fact_rows import pack_facts, unpack_facts
from kgbuild.work.fingerprint import of_parts
from kgbuild.work.rows import key
from kgbuild.work.store import Store

R = TypeVar("R")
Digests = Mapping[str, str]
"""What each article says, by its name, as a digest."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part: its name in the store, what it is made of, given the digests of articles and what all calls
    share, and how what comes of it is packed.  None for what it is made of: it cannot be told, so nothing is kept."""

    name: str
    made_of: Callable[[Any, Digests, tuple[Any, ...]], bytes]
    pack: Callable[[Any], bytes]
    unpack: Callable[[bytes], Any]
    tells: Callable[[tuple[Any, ...]], bool] = lambda shared: True


@contextmanager
def parts_known(
    settings: Settings, articles: Iterable[Article], over: Over, small: Over = here
) -> Iterator[tuple[Over, Over]]:
    """`over` and `small`, but with what an earlier build worked out, if one is to be remembered."""
    if settings.cache is None:
        yield over, small
        return
    with closing(Store(settings.cache, of_parts(settings))) as store:
        digests = {article.name: key(article) for article in articles}
        yield Remembering(over, store, digests), Remembering(small, store, digests)


class Remembering:
    """Does what `over` does, but only for parts that the store does not know yet."""

    def __init__(self, over: Over, store: Store, digests: Digests) -> None:
        self._over, self._store, self._digests = over, store, digests

    def __call__(self, function: Callable[..., R], things: Iterable[Any], *shared: Any) -> list[R]:
        """What the function returns for each thing, in their order."""
        kind = KINDS.get(function)
        if kind is None or not kind.tells(shared):
            return self._over(function, things, *shared)
        things = list(things)
        names = [digest(kind.made_of(thing, self._digests, shared)) for thing in things]
        found = {name: _read(kind, packed) for name, packed in self._store.recall(kind.name, names)}
        fresh = {name: thing for name, thing in zip(names, things, strict=True) if found.get(name) is None}
        made = dict(zip(fresh, self._over(function, list(fresh.values()), *shared), strict=True))
        self._store.keep(kind.name, ((name, kind.pack(result)) for name, result in made.items()))
        found |= made
        return [found[name] for name in names]


def digest(made_of: bytes) -> str:
    """The name of a part."""
    return hashlib.sha256(made_of).hexdigest()[:32]


_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def _read(kind: Kind, packed: bytes) -> Any:
    """What was kept, None when it cannot be read any more."""
    try:
        return kind.unpack(packed)
    except msgspec.DecodeError:
        return None


def _bound(shared: tuple[Any, ...]) -> bytes:
    """The user's constraints, which calls of resolve share beside the ontology and the user's files."""
    bound = next((each for each in shared if isinstance(each, Constraints)), Constraints())
    together = [sorted(group) for group in bound.together]
    return _encode((together, [(sorted(one), sorted(other)) for one, other in bound.apart]))


def _only_bound(shared: tuple[Any, ...]) -> bool:
    """Is there nothing else that they share?"""
    return not any(each for each in shared if not isinstance(each, Constraints | Lexicon | KnownEntities))


def _article(extraction: Extraction, digests: Digests, shared: tuple[Any, ...]) -> bytes:
    return _bound(shared) + digests[extraction.article].encode()


def _profile(profile: Profile, digests: Digests) -> tuple[Any, ...]:
    articles = sorted(profile.articles)
    return sorted(profile.mentions), [digests[name] for name in articles], sorted(profile.stories)


def _near(near: Near, digests: Digests, shared: tuple[Any, ...]) -> bytes:
    return _bound(shared) + _encode([_profile(each, digests) for each in (near.one, *near.others)])


def _story(story: Story, digests: Digests, shared: tuple[Any, ...]) -> bytes:
    """Its articles; its figures, by their mentions and by what is known of them elsewhere; how rare its words are.

    An office known elsewhere counts here only by its noun, unless somebody else in the story holds it too.
    """
    rarity = [(word, steps(count)) for word, count in sorted(story.words.seen.items())]
    holders = Counter(role for one in story.figures for role in one.roles)
    figures = [
        (
            sorted(one.mentions),
            one.names,
            one.sexes,
            sorted(role for role in one.roles if holders[role] > 1),
            sorted({office.split()[-1] for office, _ in one.roles}),
            one.families,
            sorted(one.stories),
        )
        for one in story.figures
    ]
    articles = [(one.article, digests[one.article]) for one in story.extractions]
    return _bound(shared) + _encode((story.name, articles, figures, steps(story.words.articles + 1), rarity, STEPS))


def _scene(scene: Scene, digests: Digests, shared: tuple[Any, ...]) -> bytes:
    """Its articles and their happenings, and what everything in them is called."""
    articles = [digests[extraction.article] for extraction in scene.extractions]
    return msgspec.msgpack.encode((articles, scene.happenings, list(scene.called.items())))


def _part(part: Part, digests: Digests, shared: tuple[Any, ...]) -> bytes:
    return msgspec.msgpack.encode(made_of_part(part, digests))


def _unit(unit: Unit, digests: Digests, shared: tuple[Any, ...]) -> bytes:
    world, least = shared
    return msgspec.msgpack.encode((made_of_unit(unit, lambda part: _seal(part, digests), world), least))


_SEALS: WeakKeyDictionary[Part, str] = WeakKeyDictionary()


def _seal(part: Part, digests: Digests) -> str:
    """The digest of all that a part is made of."""
    if part not in _SEALS:
        _SEALS[part] = digest(_part(part, digests, ()))
    return _SEALS[part]


def _sheet(sheet: Sheet, digests: Digests, shared: tuple[Any, ...]) -> bytes:
    """What is known of its nodes, and the articles their sentences are from."""
    (pen,) = shared
    articles = sorted({item.article for node in sheet for fact in node.facts for item in fact.evidence})
    return msgspec.msgpack.encode((pen.base, sheet, [digests.get(name) for name in articles]))


def _triples(triples: Sequence[Triple], digests: Digests, shared: tuple[Any, ...]) -> bytes:
    return _encode(triples)


def _plain(name: str, made_of: Callable[[Any, Digests, tuple[Any, ...]], bytes], result: Any) -> Kind:
    """A kind of part of resolve."""
    return Kind(name, made_of, _encode, msgspec.msgpack.Decoder(result).decode, _only_bound)


KINDS: Mapping[Callable[..., Any], Kind] = {
    cast_of: _plain("cast", _article, Cast),
    links_of: _plain("links", _near, Links),
    resolve_story: _plain("story", _story, Told),
    events_of: _plain("events", _scene, tuple[Event, ...]),
    outline_of: Kind("outline", _part, _encode, msgspec.msgpack.Decoder(Outline).decode),
    fuse_unit: Kind("facts", _unit, pack_facts, unpack_facts),
    written: Kind("written", _sheet, _encode, msgspec.msgpack.Decoder(Written).decode),
    broken_shapes: Kind("shapes", _triples, _encode, msgspec.msgpack.Decoder(list[Problem]).decode),
}
