"""All that what a part says, and the facts of a unit, are made of.

In: a part, or a unit and the world it is fused in.  Out: plain values, the same for two whose outlines or facts are the
same, so that those of an earlier build may be taken up again (`work.remembered`).

What an article says is not spelt out: the digest of the article stands for its text, its publisher and its claims; and
the seal of a part, which is the digest of all it is made of, for what is said in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kgbuild.fuse.parts import Part
from kgbuild.fuse.units import Unit, World

Plain = tuple[object, ...]


def made_of_part(part: Part, digests: Mapping[str, str]) -> Plain:
    """Its articles; everybody in it, with what `Part.spoken` asks of them and where they are met; its happenings."""
    places = {name for name, one in part.known.items() if part.ontology.is_a(one.type, "Place")}
    return (
        part.story,
        [(extraction.article, digests[extraction.article]) for extraction in part.extractions],
        [
            (name, one.type, one.named, (one.label, one.names) if name in places else (), part.met[name])
            for name, one in part.known.items()
        ],
        part.events,
    )


def made_of_unit(unit: Unit, seal: Callable[[Part], str], world: World) -> Plain:
    """Its groups; what is known of everybody in them; which of its articles are copies, and of what."""
    articles = [extraction.article for part, _ in unit.pieces for extraction in part.extractions]
    return (
        [(seal(part), groups) for part, groups in unit.pieces],
        world.rivals.known_of(unit.names),
        world.sources.agencies_among(sorted(unit.names)),
        [(name, original) for name in articles if (original := world.sources.original(name))],
    )
