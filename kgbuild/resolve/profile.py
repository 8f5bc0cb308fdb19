"""What is known about one thing when it is compared with another: its names, types, roles, owners, articles.

In: mentions that are surely one (a chain of one article, or a merged cluster).  Out: `Profile`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgbuild.model import Mention, MentionKind
from kgbuild.resolve.fold import tokens
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.names import Name, family_of, parse_name

MAX_NAMES = 8
NOTHING: frozenset[str] = frozenset()
Counts = tuple[tuple[str, int], ...]
"""How often each of some names is met."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a thing without a name is called: its head noun, what restricts it, how many there are."""

    head: str
    modifiers: frozenset[str]
    plural: bool
    definite: bool
    count: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Start:
    """Where a chain of nouns starts, and how: `fresh` as new ("a ferry"), `bare` without a determiner."""

    article: str
    begin: int
    fresh: bool
    bare: bool


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """`id` is the first mention's id.  `names` are the distinct names, fullest first; `nouns` the nouns that introduce
    it; `roles` pairs of an office and a key of the place or body it belongs to; `owners` keys of what it is said to
    be "of"; `types` and `families` the classes and top classes of its mentions with their counts; `uses` the parts
    it plays ("Transfer:theme"); `rivals` mentions that cannot be it; `starts` where its chains start."""

    id: str
    mentions: frozenset[str]
    articles: frozenset[str]
    stories: frozenset[str]
    types: tuple[tuple[str, int], ...]
    families: tuple[tuple[str, int], ...] = ()
    names: tuple[Name, ...] = ()
    nouns: tuple[Noun, ...] = ()
    sexes: frozenset[str] = frozenset()
    roles: frozenset[tuple[str, str]] = frozenset()
    owners: frozenset[str] = frozenset()
    uses: frozenset[str] = frozenset()
    rivals: frozenset[str] = frozenset()
    starts: frozenset[Start] = frozenset()

    @property
    def family(self) -> str:
        """The top class most mentions have, "" when none has one; the alphabet decides a draw."""
        if len(self.families) == 1:
            return self.families[0][0]
        known = [(-count, family) for family, count in self.families if family]
        return min(known)[1] if known else ""

    @property
    def full_names(self) -> tuple[Name, ...]:
        """The names with as many parts as the fullest, and those that say what kind of place it is."""
        if len(self.names) < 2:
            return self.names
        most = max([len(name.parts) for name in self.names])
        return tuple([name for name in self.names if len(name.parts) == most or name.identity or name.kinds])

    @property
    def named(self) -> bool:
        """Does any mention call it by a name?"""
        return bool(self.names)


def order_key(mention: Mention) -> tuple[str, int, int]:
    """Reading order."""
    return (mention.article, mention.span.begin, mention.span.end)


def owner_keys(mention: Mention, chains: Mapping[str, Sequence[Mention]], lexicon: Lexicon) -> frozenset[str]:
    """Keys of what a mention is said to be "of", equal across articles for equal names."""
    if not mention.complements:
        return frozenset()
    return frozenset(key for preposition, target in mention.complements if preposition in ("of", "'s", "poss", "")
                     for key in thing_keys(chains.get(target, ()), lexicon))  # fmt: skip


def thing_keys(mentions: Iterable[Mention], lexicon: Lexicon) -> frozenset[str]:
    """Keys by which the mentions of one chain are known elsewhere: of its names, else of its head nouns."""
    known = list(mentions)
    names = [parse_name(m.name, family_of(m.type, lexicon), lexicon) for m in known if m.kind is MentionKind.NAME]
    if names:
        most = max(len(name.parts) for name in names)
        return frozenset(" ".join(name.key) for name in names if len(name.parts) == most or name.identity)
    return frozenset(f"noun {m.head}" for m in known if m.kind is MentionKind.NOMINAL)


def _roles(mention: Mention, owners: frozenset[str], lexicon: Lexicon) -> Iterable[tuple[str, str]]:
    """The offices a mention tells: its titles, or its own noun, of each owner; a demonym inside counts as one."""
    offices = mention.titles
    if mention.kind is MentionKind.NOMINAL and family_of(mention.type, lexicon) == "Person":
        offices = (*offices, " ".join((*mention.modifiers, mention.head)))
    for office in offices:
        plain, places = _office(office, lexicon)
        if plain:
            for owner in owners | places:
                yield plain, owner


@lru_cache(maxsize=4_000)
def _office(office: str, lexicon: Lexicon) -> tuple[str, frozenset[str]]:
    """An office without demonyms, and keys of the countries these tell."""
    words = tokens(office)
    codes = [code for word in words if (code := lexicon.adjectives.get((word,), ""))]
    rest = [word for word in words if (word,) not in lexicon.adjectives and word not in lexicon.stopwords]
    return " ".join(rest), frozenset([f"identity country:{code}" for code in codes])


def make_profile(
    mentions: Sequence[Mention],
    chains: Mapping[str, Sequence[Mention]],
    lexicon: Lexicon,
    story: str = "",
    uses: frozenset[str] = frozenset(),
    rivals: frozenset[str] = frozenset(),
) -> Profile:
    """The profile of one chain."""
    ordered = sorted(mentions, key=order_key)
    named = [m for m in ordered if m.kind is MentionKind.NAME]
    nominal = [m for m in ordered if m.kind is MentionKind.NOMINAL]
    types = _counted([(m.type, 1) for m in (named or nominal or ordered)])
    families = _counted([(family_of(name, lexicon), count) for name, count in types])
    family = max(families, key=lambda each: (bool(each[0]), each[1]))[0]
    owners = {m.id: owner_keys(m, chains, lexicon) for m in ordered if m.complements}
    roles = [role for m in ordered for role in _roles(m, owners.get(m.id, NOTHING), lexicon)]
    names = {m.name: parse_name(m.name, family, lexicon) for m in named}
    informative = [m for n, m in enumerate(nominal) if n == 0 or m.modifiers or m.complements]
    return Profile(
        id=ordered[0].id,
        mentions=frozenset([m.id for m in ordered]),
        articles=frozenset([m.article for m in ordered]),
        stories=frozenset({story}),
        types=types,
        families=families,
        names=fullest(names.values()),
        nouns=tuple([_noun(m, lexicon) for m in informative]) if not named else (),
        sexes=frozenset([m.sex for m in ordered if m.sex]),
        roles=frozenset(roles),
        owners=NOTHING.union(*[owners[m.id] for m in informative if m.complements]) if not named else NOTHING,
        uses=uses,
        rivals=rivals,
        starts=frozenset({_start(ordered[0])}) if nominal or named else frozenset(),
    )


def _start(first: Mention) -> Start:
    bare = first.kind is MentionKind.NOMINAL and not (first.fresh or first.definite or first.plural)
    return Start(first.article, first.span.begin, first.fresh, bare)


def _noun(mention: Mention, lexicon: Lexicon) -> Noun:
    """The noun of a mention; one that adds nothing gives way to the thing before it ("missile system")."""
    head, modifiers = mention.head, mention.modifiers
    if head in lexicon.empty_heads and modifiers and lexicon.is_thing(modifiers[-1]):
        head, modifiers = modifiers[-1], modifiers[:-1]
    counted = mention.quantity is not None and mention.quantity.dimension == "count"
    count = mention.quantity.value if counted and mention.quantity is not None and not mention.quantity.hedge else ""
    return Noun(head, frozenset(modifiers), mention.plural, mention.definite, count)


def fullest(names: Iterable[Name]) -> tuple[Name, ...]:
    """The distinct names, those with most parts first."""
    distinct = {name.text: name for name in names}
    return tuple(sorted(distinct.values(), key=lambda name: (-len(name.parts), name.text))[:MAX_NAMES])


def join_profiles(profiles: Sequence[Profile]) -> Profile:
    """One profile of several that were merged."""
    if len(profiles) == 1:
        return profiles[0]
    named = any(profile.names for profile in profiles)
    return Profile(
        id=min([profile.id for profile in profiles]),
        mentions=NOTHING.union(*[profile.mentions for profile in profiles]),
        articles=NOTHING.union(*[profile.articles for profile in profiles]),
        stories=NOTHING.union(*[profile.stories for profile in profiles]),
        types=_counted([row for profile in profiles for row in profile.types]),
        families=_counted([row for profile in profiles for row in profile.families]),
        names=fullest([name for profile in profiles for name in profile.names]),
        nouns=tuple(dict.fromkeys([noun for profile in profiles for noun in profile.nouns])) if not named else (),
        sexes=NOTHING.union(*[profile.sexes for profile in profiles]),
        roles=frozenset().union(*[profile.roles for profile in profiles]),
        owners=NOTHING.union(*[profile.owners for profile in profiles]),
        uses=NOTHING.union(*[profile.uses for profile in profiles]),
        rivals=NOTHING.union(*[profile.rivals for profile in profiles]),
        starts=frozenset().union(*[profile.starts for profile in profiles]),
    )


def _counted(counts: Sequence[tuple[str, int]]) -> Counts:
    """Counts of names added up, sorted by name."""
    if len(counts) == 1:
        return tuple(counts)
    total: dict[str, int] = {}
    for name, count in counts:
        total[name] = total.get(name, 0) + count
    return tuple(sorted(total.items()))


def with_stories(profile: Profile, stories: frozenset[str]) -> Profile:
    """The same thing as known in other stories; by hand, as it is done for everything in every article, and
    `dataclasses.replace` takes five times as long."""
    return Profile(
        profile.id, profile.mentions, profile.articles, stories, profile.types, profile.families, profile.names,
        profile.nouns, profile.sexes, profile.roles, profile.owners, profile.uses, profile.rivals, profile.starts,
    )  # fmt: skip
