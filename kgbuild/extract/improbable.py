"""Clauses whose reading the ontology does not believe.  In: a clause with its sense.  Out: the shape it breaks.

`ontology/improbable.ttl` says what cannot be ("nobody arrests themselves"); machine translation and misread sentences
say it all the time.
"""

from __future__ import annotations

from kgbuild.extract.frames import Cast, Sense
from kgbuild.extract.index import Index
from kgbuild.extract.lexicon import UNKNOWN
from kgbuild.ontology.view import Shape


def broken_shape(index: Index, sense: Sense) -> Shape | None:
    """The first shape that a clause of this sense breaks."""
    shapes = index.lexicon.ontology.shapes if sense.frame is not None else ()
    above = index.lexicon.above.get(sense.event, frozenset())
    for shape in shapes:
        if shape.event in above and any(_breaks(index, shape, c, sense) for c in sense.cast if c.role == shape.role):
            return shape
    return None


def _breaks(index: Index, shape: Shape, cast: Cast, sense: Sense) -> bool:
    """Is this filler of a class the shape rules out, of none it asks for, or already in a role it keeps apart?"""
    if cast.argument.slot == "clause":
        return False
    type_ = index.kind(cast.argument.root)[0]
    if type_ not in UNKNOWN:
        if index.lexicon.is_a(type_, *shape.never):
            return True
        if shape.only and not index.lexicon.is_a(type_, *shape.only):
            return True
    others = [other for other in sense.cast if other.role in shape.apart] if shape.apart else ()
    return any(_same(index, cast.argument.root, other.argument.root) for other in others)


def _same(index: Index, one: int, other: int) -> bool:
    """Do two phrases stand for one mention?"""
    first, second = index.mention(one), index.mention(other)
    return first is not None and second is not None and index.referent(first).id == index.referent(second).id
