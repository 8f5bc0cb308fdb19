"""The ontology as the stages see it: plain frozen values, no RDF.

In: what `load.py` read from `ontology/`.  Out: `Ontology`, the one object annotate, extract, resolve, fuse and
graph ask about classes, roles, frames, edges and shared names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Slot:
    """Where in the syntax a role is found.

    `syntax` is "subject", "object", "indirect", "possessive", "clause", "complement" or a preposition ("with", "to");
    `role` the local name of a role; `fillers` local names of the classes it takes (empty: anything); `required`
    means the frame does not apply without it; `strict` that what is not known to be of such a class does not fit.
    """

    syntax: str
    role: str
    fillers: tuple[str, ...] = ()
    required: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that tell an event of one type.  `pos` is "verb" or "noun"; `lemmas` may hold a particle ("hand over")
    or a light verb with its noun ("bid farewell"); `slots` come first, the ontology's default slots fill the rest.
    `without` are places in the syntax that tell another sense when something stands there ("called her a hero")."""

    event: str
    pos: str
    lemmas: tuple[str, ...]
    slots: tuple[Slot, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DirectEdge:
    """The one-hop edge an event makes: from the filler of `source` to the filler of `target`, called `predicate`
    (a CURIE such as "kg:met").  Where classes are given, only their members are joined; `not_verbs` are verbs of the
    type that the name would misname ("wore" is no "used"): their edge is called by the verb.
    """

    source: str
    target: str
    predicate: str
    label: str
    source_classes: tuple[str, ...] = ()
    target_classes: tuple[str, ...] = ()
    not_verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """What no reading of an event of type `event` may be like: `role` filled by one of the classes `never`, or by none
    of `only`, or by whoever fills a role in `apart`.  `veto` keeps the clause out of the graph, with the message as
    reason; otherwise the words mean something else and the clause has no type."""

    event: str
    role: str
    message: str
    veto: bool = True
    never: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """An example sentence of an event type: `expects` maps roles to the words that must fill them; `negative` means
    that the sentence must not yield the type; `modality` the local name expected ("Asserted" when not said)."""

    text: str
    expects: tuple[tuple[str, str], ...] = ()
    negative: bool = False
    modality: str = "Asserted"


@dataclass(frozen=True, slots=True)
class EventType:
    """One file of `ontology/events/`.  `single` are roles that one happening fills once (two fillers conflict);
    `plover` the PLOVER code or ""."""

    name: str
    label: str
    frames: tuple[Frame, ...] = ()
    edges: tuple[DirectEdge, ...] = ()
    examples: tuple[Example, ...] = ()
    single: tuple[str, ...] = ()
    plover: str = ""


@dataclass(frozen=True, slots=True)
class Class:
    """A class: `parents` its direct superclasses, `nouns` the common nouns that name its members ("drone"),
    `outside` the IRIs of superclasses in other vocabularies."""

    name: str
    label: str
    parents: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """A property: `symmetric` ones hold both ways, `functional` ones conflict when two objects are given.

    `domain` and `range` are class names (empty: anything); `outside` the IRIs of superproperties in other vocabularies.
    """

    name: str
    label: str
    parents: tuple[str, ...] = ()
    symmetric: bool = False
    functional: bool = False
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the gazetteer.  `names` all its names, first the best; `demonyms` adjectives and people
    ("Russian", "Russians"); `capitals` cities that may stand for its government; `code` ISO 3166-1 alpha-2."""

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names the world shares.

    `agencies` are news agencies (best name first in each tuple, then aliases and acronyms); `titles` lower-cased
    role nouns that stand before or after a name ("president", "prime minister", "mr"), with the sex they tell ("m",
    "f", "") as value; `regions` other well-known places to class names; `given_names` first names to sex.
    """

    countries: tuple[Country, ...] = ()
    agencies: tuple[tuple[str, ...], ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    given_names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ontology:
    """Everything declared in `ontology/`.

    `frame_index` maps (pos, lemma) to the frames with that lemma; `default_slots` hold for every event;
    `light_verbs` are verbs that only carry an event noun ("hold", "pay"); `noun_index` maps a common noun's lemma
    ("kamikaze drone" before "drone") to a class name; `shapes` are what no clause is believed to tell; `digest` changes
    whenever a file changes.
    """

    classes: Mapping[str, Class]
    properties: Mapping[str, Property]
    events: Mapping[str, EventType]
    frame_index: Mapping[tuple[str, str], tuple[Frame, ...]]
    default_slots: tuple[Slot, ...]
    light_verbs: frozenset[str]
    noun_index: Mapping[str, str]
    gazetteer: Gazetteer
    digest: str
    shapes: tuple[Shape, ...] = ()
    _above: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def ancestors(self, name: str) -> tuple[str, ...]:
        """The class and all its superclasses within `kg:`, nearest first, each once."""
        found = self._above.get(name)
        if found is None:
            found = self._above[name] = self._ancestors(name)
        return found

    def _ancestors(self, name: str) -> tuple[str, ...]:
        seen: list[str] = []
        queue = [name]
        while queue:
            current = queue.pop(0)
            if current in seen or current not in self.classes:
                continue
            seen.append(current)
            queue.extend(self.classes[current].parents)
        return tuple(seen)

    def shapes_of(self, role: str) -> tuple[Shape, ...]:
        """What no clause is believed to tell of a role."""
        return self._shapes.get(role, ())

    @cached_property
    def _shapes(self) -> Mapping[str, tuple[Shape, ...]]:
        roles = sorted({shape.role for shape in self.shapes})
        return {role: tuple(shape for shape in self.shapes if shape.role == role) for role in roles}

    def is_a(self, name: str, other: str) -> bool:
        """Is class `name` the class `other` or below it?"""
        return other in self.ancestors(name)

    def frames(self, pos: str, lemma: str) -> tuple[Frame, ...]:
        """The frames a verb or noun may stand for, in the order of their event types' names."""
        return self.frame_index.get((pos, lemma), ())
