"""Rules on sense: types can be told apart, edges drawn, classes climbed.  In: what is checked.  Out: problems."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model import ROLES, Problem
from kgbuild.ontology.checked import Checked, problem
from kgbuild.ontology.view import Frame


def unfilled_edges(checked: Checked) -> Iterator[Problem]:
    """An edge from or to a role that no slot of the type, and no default slot, fills."""
    default = {slot.role for slot in checked.ontology.default_slots}
    for event in checked.ontology.events.values():
        roles = default | {slot.role for frame in event.frames for slot in frame.slots}
        for edge in event.edges:
            for role in (edge.source, edge.target):
                if role in ROLES and role not in roles:
                    where = checked.source(event.name).at("kg:edge")
                    found = f"{event.name}: the edge {edge.predicate} needs {role}, which no slot fills"
                    yield problem(where, found, f"add a slot with kg:role kg:{role}")


def twins(checked: Checked) -> Iterator[Problem]:
    """Two types with the same verb or noun and slots that cannot tell them apart."""
    for (_, lemma), frames in sorted(checked.ontology.frame_index.items()):
        for i, one in enumerate(frames):
            for other in frames[i + 1 :]:
                if one.event != other.event and _signature(one) == _signature(other):
                    where = checked.source(other.event).at(f'"{lemma}"')
                    found = f"{lemma!r} is in {one.event} and in {other.event}, with slots that cannot tell them apart"
                    todo = "give a slot of one of them other fillers, make one required, or drop the word"
                    yield problem(where, found, todo)


def shared_nouns(checked: Checked) -> Iterator[Problem]:
    """A common noun that names the members of two classes."""
    first: dict[str, str] = {}
    for cls in checked.ontology.classes.values():
        for noun in cls.nouns:
            if first.setdefault(noun, cls.name) != cls.name:
                where = checked.source(cls.name).at(f"kg:{cls.name}")
                yield problem(where, f"{noun!r} stands on {first[noun]} and on {cls.name}", "keep it on one class")


def circles(checked: Checked) -> Iterator[Problem]:
    """A class that is above itself."""
    for name, cls in sorted(checked.ontology.classes.items()):
        if any(name in checked.ontology.ancestors(parent) for parent in cls.parents):
            where = checked.source(name).at(f"kg:{name}")
            yield problem(where, f"kg:{name} is a subclass of itself", "mend its rdfs:subClassOf")


def _signature(frame: Frame) -> frozenset[tuple[str, tuple[str, ...], bool]]:
    return frozenset(
        (slot.syntax, tuple(sorted(slot.fillers)), slot.required)
        for slot in frame.slots
        if slot.syntax in ("subject", "object", "indirect") or slot.required
    )
