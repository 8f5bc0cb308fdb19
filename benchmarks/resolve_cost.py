"""What resolving costs: made-up articles of growing number, resolved on one core.

    python benchmarks/resolve_cost.py [MENTIONS ...]        (default: 5000 10000 20000 40000)

In: numbers of mentions.  Out: a line for each: mentions, clauses, articles, seconds, and the ratio to the line before.
Articles come in stories of eight that share people, places and things under several spellings, beside strangers.
"""

from __future__ import annotations

import random
import sys
import time

from kgbuild.model import Clause, Evidence, Extraction, Filler, Mention, MentionKind, Span
from kgbuild.ontology import load_ontology
from kgbuild.resolve import resolve

SYLLABLES = ("ba", "der", "gor", "lin", "mar", "nov", "pe", "ro", "san", "tek", "vi", "zul", "ka", "sho", "ful", "ern")
NOUNS = ("bridge", "boat", "truck", "letter", "school", "witness", "report", "tower", "garden", "engine")
WORDS = ("old", "red", "heavy", "local", "second", "secret", "broken", "public")
VERBS = ("meet", "visit", "give", "arrest", "praise", "inspect", "repair", "announce")
MENTIONS_PER_ARTICLE = 60


def word(rng: random.Random) -> str:
    """A made-up name of two or three syllables."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3)))).capitalize()


def make_story(rng: random.Random, number: int) -> list[Extraction]:
    """Eight articles about the same five people, three places and six things."""
    people = [f"{word(rng)} {word(rng)}" for _ in range(5)]
    places = [word(rng) for _ in range(3)]
    things = [(rng.choice(WORDS), rng.choice(NOUNS)) for _ in range(6)]
    return [make_article(rng, f"{number:04d}-{n}.txt", people, places, things) for n in range(8)]


def make_article(
    rng: random.Random, name: str, people: list[str], places: list[str], things: list[tuple[str, str]]
) -> Extraction:
    """One article: names in full and in part, misspelt now and then, nouns, and a clause for every third mention."""
    mentions = []
    for number in range(MENTIONS_PER_ARTICLE):
        begin, kind, pick = number * 40, MentionKind.NAME, rng.random()
        modifiers: tuple[str, ...] = ()
        if pick < 0.4:
            text, type_name = rng.choice(people), "Person"
            if rng.random() < 0.4:
                text = text.split()[1]
            elif rng.random() < 0.2:
                text = text.replace("k", "kh").replace("v", "w")
        elif pick < 0.6:
            text, type_name = rng.choice(places), "City"
        elif pick < 0.7:
            text, type_name = f"{word(rng)} {word(rng)}", "Organization"
        else:
            modifier, noun = rng.choice(things)
            text, type_name, kind, modifiers = f"{modifier} {noun}", "Artifact", MentionKind.NOMINAL, (modifier,)
        mentions.append(
            Mention(
                f"{name}:{begin}-{begin + len(text)}", name, Span(begin, begin + len(text)), text, text, kind,
                type_name, text.split()[-1].lower(), Span(begin // 160 * 160, begin // 160 * 160 + 160),
                (number, number + 1), number, modifiers,
            )
        )  # fmt: skip
    clauses = [make_clause(rng, name, mentions, number) for number in range(0, len(mentions) - 2, 3)]
    return Extraction(name, tuple(mentions), tuple(clauses))


def make_clause(rng: random.Random, name: str, mentions: list[Mention], number: int) -> Clause:
    """A clause about two neighbouring mentions."""
    begin, verb = number * 40 + 30, rng.choice(VERBS)
    evidence = Evidence(name, Span(begin, begin + 5), verb, mentions[number].sentence)
    fillers = (Filler("agent", mentions[number].id, "subject"), Filler("theme", mentions[number + 1].id, "object"))
    return Clause(f"{name}:{begin}-{begin + 5}:{verb}", name, verb, "Event", evidence, fillers)


def main() -> None:
    """Measure and print."""
    ontology, before = load_ontology(), 0.0
    for wanted in [int(text) for text in sys.argv[1:]] or [5_000, 10_000, 20_000, 40_000]:
        rng, extractions = random.Random(7), []
        while len(extractions) * MENTIONS_PER_ARTICLE < wanted:
            extractions += make_story(rng, len(extractions))
        mentions, clauses = (sum(len(getattr(one, part)) for one in extractions) for part in ("mentions", "clauses"))
        start = time.process_time()
        resolution = resolve(extractions, ontology)
        seconds = time.process_time() - start
        ratio = f"  x{seconds / before:.2f}" if before else ""
        print(
            f"{mentions} mentions, {clauses} clauses, {len(extractions)} articles: {seconds:.1f} s{ratio}"
            f"  ({len(resolution.entities)} entities, {len(resolution.events)} events)"
        )
        before = seconds


if __name__ == "__main__":
    main()
