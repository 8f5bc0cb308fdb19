"""The vocabulary as a page for people: classes, relations, and event types with the words that tell them.

In: the ontology.  Out: Markdown, in the order of names.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.ontology.view import EventType, Ontology


def vocabulary(ontology: Ontology) -> str:
    """The page."""
    lines = ["# The vocabulary", "", "`kg:` is `https://w3id.org/kgbuild/ns#`; made from `ontology/`, not by hand.", ""]
    lines += ["## Classes of entities", "", "| class | label | below | common nouns |", "|---|---|---|---|"]
    for name, item in sorted(ontology.classes.items()):
        if name not in ontology.events and not ontology.is_a(name, "Event"):
            nouns = ", ".join(item.nouns[:12]) + (", ..." if len(item.nouns) > 12 else "")
            lines.append(f"| `kg:{name}` | {item.label} | {codes(item.parents)} | {nouns} |")
    lines += ["", "## Relations and roles", "", "| property | label | below | kind |", "|---|---|---|---|"]
    for name, relation in sorted(ontology.properties.items()):
        kinds = [kind for kind in ("symmetric", "functional") if getattr(relation, kind)]
        lines.append(f"| `kg:{name}` | {relation.label} | {codes(relation.parents)} | {', '.join(kinds)} |")
    lines += ["", "## Kinds of happening", ""]
    for name in sorted(ontology.events):
        lines += [*event_lines(ontology.events[name], ontology), ""]
    return "\n".join(lines)


def event_lines(event: EventType, ontology: Ontology) -> Iterator[str]:
    """One event type: its place, words, edges, and an example."""
    above = [name for name in ontology.ancestors(event.name)[1:] if name != "Thing"]
    yield f"### `kg:{event.name}`: {event.label}"
    yield ""
    yield f"- below {codes(above)}" + (f"; PLOVER {event.plover}" if event.plover else "")
    for pos, title in (("verb", "verbs"), ("noun", "event nouns")):
        words = sorted({lemma for frame in event.frames if frame.pos == pos for lemma in frame.lemmas})
        if words:
            yield f"- {title}: {', '.join(words)}"
    for edge in event.edges:
        yield f"- edge `{edge.predicate}` ({edge.label}) from {edge.source} to {edge.target}"
    example = next((item.text for item in event.examples if not item.negative), "")
    if example:
        yield f"- for example: {example}"


def codes(names: tuple[str, ...] | list[str]) -> str:
    """Names of classes or properties as code."""
    return ", ".join(f"`kg:{name}`" for name in names)
