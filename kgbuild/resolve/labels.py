"""Labels and ids: the best name of an entity, a readable line for an event, and ids made from them.

In: clusters.  Out: strings.  An id is the label's slug; a digest of content is added where several share a slug.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from unidecode import unidecode

from kgbuild.model import Mention, MentionKind, digest, slug
from kgbuild.resolve.fold import plain, tokens
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.names import family_of, parse_name

OWNERS = ("of", "'s", "poss", "")


@lru_cache(maxsize=4_000)
def clean_name(text: str, lexicon: Lexicon, family: str = "Person") -> str:
    """A name as it may be printed: no titles in front of a person ("General Motors" keeps its own), no possessive
    ending, single spaces."""
    words = re.sub(r"[’']s?$", "", " ".join(text.split())).split()
    while family in ("Person", "") and len(words) > 1 and _opens_with_title(words, lexicon) and words[1] != "of":
        words = words[1:]
    name = " ".join(words).strip(' ,;:.-–—"“”')
    return (name if name.count("(") == name.count(")") else re.sub(r"[()]", "", name)) or text


def _opens_with_title(words: Sequence[str], lexicon: Lexicon) -> bool:
    """A title, that is no given name before an initial ("Earl J. Hale")."""
    if len(words[1]) == 2 and words[1].endswith(".") and words[0] in lexicon.ontology.gazetteer.given_names:
        return False
    return plain(words[0]).strip(".") in lexicon.titles or _demonym_before_title(words, lexicon)


def _demonym_before_title(words: Sequence[str], lexicon: Lexicon) -> bool:
    return len(words) > 2 and tokens(words[0]) in lexicon.adjectives and plain(words[1]).strip(".") in lexicon.titles


def best_name(mentions: Iterable[Mention], family: str, lexicon: Lexicon) -> str:
    """The name most articles give, the fuller one at a draw; gazetteer names first; no demonyms, no surnames alone."""
    rows = [(clean_name(mention.name, lexicon, family), mention.article) for mention in mentions]
    names = Counter(name for name, _ in rows)
    parsed = {name: parse_name(name, family, lexicon) for name in names}
    identities = [parsed[name].identity.partition(":") for name in sorted(names)]
    countries = [code for kind, _, code in identities if kind == "country"]
    if countries:
        return lexicon.best_country[min(countries)]
    listed = [name for name in names if parsed[name].identity and lexicon.agencies.get(tokens(name)) == name]
    if listed:
        return listed[0]

    def rank(name: str) -> tuple[bool, bool, int, int, int, int, int, str]:
        parts = min(len(parsed[name].parts), 4) if family == "Person" else 1
        full = len(parsed[name].words) if family == "Organization" and name.split()[-1][:1].isupper() else 1
        loud = name.isupper() and len(name) > 6
        articles = len({article for other, article in rows if other == name})
        alone, often = family == "Person" and parts < 2, names[name]
        return (alone, loud, -articles, -min(often, 2), -parts, -often, -full, name)

    return min(names, key=rank)


def noun_label(mentions: Sequence[Mention], family: str, owner_label: Callable[[str], str]) -> str:
    """The fullest most frequent noun phrase; people and groups with what they belong to, where it is not named."""
    fullest = max(len(mention.modifiers) for mention in mentions)
    rows = [mention for mention in mentions if len(mention.modifiers) == fullest]
    owned = [mention for mention in rows if mention.complements] if family != "Artifact" else []
    names = Counter((m.plural, m.name) for m in owned or rows)
    _, best = min(names, key=lambda name: (-names[name], name))
    chosen = min((m for m in owned or rows if m.name == best), key=lambda m: m.id)
    owners = [
        label
        for preposition, target in chosen.complements
        if preposition in OWNERS and (label := owner_label(target)) and not (" of " in label and label[0].islower())
    ]  # "brother of climber of ..." would hide who is meant behind two strangers
    bare = " of " not in f" {best} " and len(tokens(best)) == len(chosen.modifiers) + 1
    if owned and owners and bare and set(tokens(owners[0])).isdisjoint(tokens(best)):
        return f"{best} of {owners[0]}"
    return best


def give_ids(labels: Mapping[str, tuple[str, bool, str]]) -> dict[str, str]:
    """Ids for things: each key (its first mention or clause) has a label, whether it is known beyond its story, and
    its type.  One that is known everywhere gets the plain slug; all others carry a digest of their first mention."""
    taken: dict[str, str] = {}
    result: dict[str, str] = {}
    for key in sorted(labels, key=lambda key: (not labels[key][1], labels[key][2], key)):
        label, known, _ = labels[key]
        base = plain_id(label)
        result[key] = base if known and base not in taken else told_apart(base, key)
        taken[result[key]] = key
    return result


def plain_id(label: str) -> str:
    """The id of what is known everywhere."""
    return slug(unidecode(label)) or "x"


def told_apart(base: str, key: str) -> str:
    """The id of what shares its plain id with others, or may."""
    return f"{base}-{digest(key, length=6)}"


_CODE = re.compile(r"((?:[A-Z]\S* )*\S*\d\S*)(?: [a-z]+)+$")
"""A model with what it is ("Vega-3 satellite") also goes by its code alone."""
_AROUND = re.compile(r"^(?:[Tt]he|[Aa]n?) |[’']s?$")


def other_names(mentions: Iterable[Mention], label: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Every other name met in text, sorted: as cleaned by annotate and, where short and clean, as written."""
    rows = list(mentions)
    named = any(mention.kind is MentionKind.NAME for mention in rows)
    found: set[str] = set()
    for mention in rows:
        if mention.kind is MentionKind.NAME:
            found |= _called(mention.words, mention.name, mention.type, lexicon)
        elif mention.kind is MentionKind.NOMINAL and (mention.complements or not named):
            found |= _described(mention.words, mention.name, named, lexicon)
    return tuple(sorted(name for name in found if name and name != label))


@lru_cache(maxsize=4_000)
def _called(words: str, name: str, type_name: str, lexicon: Lexicon) -> frozenset[str]:
    """The names in a name as written and as cleaned."""
    words, found = " ".join(words.split()), {" ".join(name.split())}
    if code := _CODE.match(name):
        found.add(code[1])
    if _is_clean(words, name) and not _stands_in(words, name, lexicon):
        found |= {_AROUND.sub("", words), clean_name(words, lexicon, family_of(type_name, lexicon))}
    return frozenset(found)


@lru_cache(maxsize=4_000)
def _described(words: str, name: str, named: bool, lexicon: Lexicon) -> frozenset[str]:
    """What a noun phrase calls a thing, as cleaned; as written too when it has no name."""
    words, found = " ".join(words.split()), {" ".join(name.split())}
    if not named and _is_clean(words, name):
        proper = tokens(words.split()[0]) in lexicon.countries or not words[1:2].islower()
        found.add(words if proper else words[:1].lower() + words[1:])
    return frozenset(found)


def _stands_in(words: str, name: str, lexicon: Lexicon) -> bool:
    """Is it a capital that stands for its country?  The city's name is none of the country's."""
    return tokens(words) in lexicon.capitals and tokens(words) != tokens(name)


def _is_clean(words: str, name: str) -> bool:
    """Is a mention as written short enough, and free of marks, to be a name?"""
    return len(words.split()) <= len(name.split()) + 3 and not re.search(r"[,;:\"“”()\[\]|]", words)
