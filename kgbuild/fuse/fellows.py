"""Which articles tell of the same happenings.

In: who is who.  Out: for each article those of its story that may dispute it.  A story holds all that is alike, another
hijacking off the same coast too; two articles on one happening share what only they know: a happening that resolve
found to be one, or most of the names of people, bodies and places smaller than a region.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from itertools import combinations

from kgbuild.fuse.rivals import Known
from kgbuild.model import Resolution
from kgbuild.ontology.view import Ontology

FEW = (2, 0.3)
MORE = (4, 0.45)
BESIDE = (2, 0.25)
"""Names two articles share at least, and of how many of the names of the one that has fewer: in a story of few
articles, in a larger one, in a larger one beside a happening that both tell.  By judgement, on ECB+ (train)."""
COMMON = 3
"""Articles of a story that may share a name before one must ask whether most of them do: then it tells nothing."""
MANY = 80
"""Articles of a story; with more, it is a subject, no story."""
WIDE = ("Country", "Region")


def fellows(resolution: Resolution, known: Mapping[str, Known], ontology: Ontology) -> dict[str, tuple[str, ...]]:
    """The articles on the same happenings as each, in order."""
    stories: dict[str, list[str]] = {}
    for article, story in sorted(resolution.stories.items()):
        stories.setdefault(story, []).append(article)
    names: dict[str, set[str]] = {}
    for entity in resolution.entities:
        if known[entity.id].named and not any(ontology.is_a(entity.type, kind) for kind in WIDE):
            for article in entity.articles:
                names.setdefault(article, set()).add(entity.id)
    for articles in stories.values():
        held = Counter(name for article in articles for name in names.get(article, ()))
        common = {name for name, count in held.items() if count > max(COMMON, len(articles) / 2)}
        for article in articles:
            names[article] = names.get(article, set()) - common
    together: dict[str, set[str]] = {}
    for event in resolution.events:
        if 1 < len(event.articles) <= MANY:
            for article in event.articles:
                together.setdefault(article, set()).update(event.articles)
    found: dict[str, list[str]] = {}
    for articles in stories.values():
        for one, other in combinations(articles, 2) if len(articles) <= MANY else ():
            joined = other in together.get(one, ())
            need = (BESIDE if joined else MORE) if len(articles) > COMMON else FEW
            if (joined and need is FEW) or _share(names[one], names[other], need):
                found.setdefault(one, []).append(other)
                found.setdefault(other, []).append(one)
    return {article: tuple(sorted(others)) for article, others in found.items()}


def _share(one: Set[str], other: Set[str], need: tuple[int, float]) -> bool:
    both = len(one & other)
    return both >= need[0] and both >= need[1] * min(len(one), len(other))
