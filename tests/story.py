"""A small world to test with: a builder of extractions by hand, and two graphs made with it.

`sample_graph()` is a story of invented people with disputes; `big_graph(n)` a graph of any size.  Both go through
the real fuse and build_graph, with `small_ontology()`, which needs no file.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kgbuild.fuse import fuse
from kgbuild.graph import KnowledgeGraph, build_graph
from kgbuild.model import (
    Article,
    Block,
    Claim,
    Clause,
    CleanText,
    Entity,
    Event,
    Evidence,
    Extraction,
    Feature,
    Filler,
    Match,
    Mention,
    MentionKind,
    Modality,
    Problem,
    Quantity,
    Resolution,
    Span,
    Value,
    Veto,
    When,
    digest,
    mention_id,
)  # fmt: skip
from kgbuild.ontology.view import Class, Country, DirectEdge, EventType, Gazetteer, Ontology, Property

SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"


def small_ontology() -> Ontology:
    """Enough classes, properties and event types for the stories."""
    classes = {
        "Entity": (), "Person": ("Entity",), "Organization": ("Entity",), "NewsAgency": ("Organization",),
        "Place": ("Entity",), "Country": ("Place",), "City": ("Place",), "Facility": ("Place",), "Artifact": ("Entity",),
        "Vehicle": ("Artifact",), "Group": ("Entity",), "Event": (), "Meeting": ("Event",), "Gift": ("Transfer",),
        "Transfer": ("Event",), "Visit": ("Event",), "Departure": ("Event",), "Accident": ("Event",),
        "Signing": ("Event",), "Article": (), "Claim": (), "Evidence": (),
    }  # fmt: skip
    parents = {
        "agent": ("participant",), "coAgent": ("participant",), "recipient": ("participant",), "place": (),
        "leads": ("officeIn",), "participant": (),
    }  # fmt: skip
    plain = ("theme", "origin", "destination", "topic", "officeIn", "gave", "gaveTo", "visited", "age", "bornIn",
             "partOf", "distance")  # fmt: skip
    properties = {name: Property(name, name, above) for name, above in parents.items()}
    properties |= {name: Property(name, name) for name in plain}
    properties["agent"] = Property("agent", "agent", ("participant",), outside=(SEM + "hasActor",))
    properties["met"] = Property("met", "met", symmetric=True)
    properties["bornIn"] = Property("bornIn", "born in", functional=True)
    properties["age"] = Property("age", "age", functional=True)
    meeting = (DirectEdge("agent", "coAgent", "kg:met", "met"),)
    gift = (DirectEdge("agent", "theme", "kg:gave", "gave"), DirectEdge("agent", "recipient", "kg:gaveTo", "gave to"))
    events = {
        "Meeting": EventType("Meeting", "meeting", edges=meeting, single=("place",)),
        "Gift": EventType("Gift", "gift", edges=gift, single=("agent",)),
        "Visit": EventType("Visit", "visit", edges=(DirectEdge("agent", "destination", "kg:visited", "visited"),)),
        "Departure": EventType("Departure", "departure", single=("origin",)),
        "Accident": EventType("Accident", "accident", single=("place",)),
        "Signing": EventType("Signing", "signing"),
    }
    gazetteer = Gazetteer(
        countries=(Country("XA", ("Arvania",), ("Arvanian",), ("Port Alder",)),),
        agencies=(("Norsk Wire", "NW"), ("Delta Press Agency", "DPA-X")),
    )
    return Ontology(
        classes={
            name: Class(name, name.casefold(), above, outside=(SEM + "Event",) if name == "Event" else ())
            for name, above in classes.items()
        },
        properties=properties,
        events=events,
        frame_index={},
        default_slots=(),
        light_verbs=frozenset(),
        noun_index={},
        gazetteer=gazetteer,
        digest="small",
    )


@dataclass
class Story:
    """Builds articles, extractions and a resolution line by line.

    story = Story({"ana": ("Person", "Ana Ruiz"), ...}, {"e1": ("Meeting", "meet", "Ana Ruiz met Tom"), ...})
    page = story.article("a.txt", "Ana Ruiz met Tom.", publisher="The Harbour Times")
    page.tells("Ana Ruiz met Tom", "e1", agent="ana=Ana Ruiz", coAgent="tom=Tom")
    """

    entities: Mapping[str, tuple[str, ...]]
    events: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ontology: Ontology = field(default_factory=small_ontology)

    def article(
        self, name: str, text: str, publisher: str | None = None, date: str | None = None, title: str | None = None,
        noise: str = "", url: str | None = None,
    ) -> Page:  # fmt: skip
        """A page; `noise` is a paragraph that was set aside."""
        whole = f"{text}\n\n{noise}" if noise else text
        blocks = [Block(Span(0, len(text)))]
        if noise:
            blocks.append(Block(Span(len(text) + 2, len(whole)), noise="a comment form, not news"))
        made = Article(
            name, digest(whole, length=64), whole, tuple(blocks), CleanText(text, tuple(range(len(text)))), title,
            publisher, date, url, "en",
        )  # fmt: skip
        self.pages.append(Page(self, made))
        return self.pages[-1]

    @property
    def articles(self) -> dict[str, Article]:
        return {page.article.name: page.article for page in self.pages}

    @property
    def extractions(self) -> list[Extraction]:
        return [page.extraction() for page in self.pages]

    @property
    def resolution(self) -> Resolution:
        of = {name: node for page in self.pages for name, node in page.of.items()}
        mentions: dict[str, list[str]] = {}
        for name, node in sorted(of.items()):
            mentions.setdefault(node, []).append(name)
        where = {node: tuple(sorted({name.rsplit(":")[0] for name in names})) for node, names in mentions.items()}
        entities = [
            Entity(name, kind, names[0], tuple(sorted(names[1:])), tuple(mentions.get(name, ())), where.get(name, ()))
            for name, (kind, *names) in sorted(self.entities.items())
        ]
        events = [
            Event(name, kind, label, lemma, tuple(mentions.get(name, ())), where.get(name, ()))
            for name, (kind, lemma, label) in sorted(self.events.items())
        ]
        return Resolution(tuple(entities), tuple(events), of, tuple(self.matches), ("One name, two ages: kept as one.",))

    def graph(self) -> KnowledgeGraph:
        facts = fuse(self.extractions, self.resolution, self.articles, self.ontology)
        return build_graph(
            self.articles.values(), self.extractions, self.resolution, facts, self.ontology, self.problems
        )


@dataclass
class Page:
    """One article of a story and what it says."""

    story: Story
    article: Article
    of: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, Mention] = field(default_factory=dict)
    clauses: list[Clause] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    vetoes: list[Veto] = field(default_factory=list)

    def tells(
        self, words: str, event: str, times: tuple[When, ...] = (), quantities: tuple[Quantity, ...] = (),
        counts: dict[str, Quantity] | None = None, modality: Modality = Modality.ASSERTED, by: str = "",
        confidence: float = 0.8, **roles: str,
    ) -> str:  # fmt: skip
        """`words` tell of `event`; a role is "entity=its words" (or "entity", or an event id); gives the clause id.

        `counts` puts numbers on roles; `by` is who says so, as "entity=words".
        """
        kind, lemma, _ = self.story.events[event]
        evidence = self.evidence(words)
        clause_id = f"{mention_id(self.article.name, evidence.span.begin, evidence.span.end)}:{lemma}"
        fillers = tuple(
            Filler(role, self._clause_of(filler) or self.mention(filler, evidence.sentence), role, f"frame-{role}")
            for role, filler in roles.items()
        )
        sources = (self.mention(by, None),) if by else ()
        clause = Clause(
            clause_id, self.article.name, lemma, kind, evidence, fillers, times, quantities, modality, sources,
            confidence=confidence, rule="verb-frame",
        )  # fmt: skip
        self.of[clause_id] = event
        self.clauses.append(clause)
        said = {filler.role: filler.target for filler in fillers}
        shared = (evidence,), False, clause_id
        for role, target in said.items():
            self.claims.append(
                Claim(self.article.name, clause_id, f"kg:{role}", target, *shared, "", modality, sources,
                      (counts or {}).get(role), confidence, f"frame-{role}")
            )  # fmt: skip
        event_type = self.story.ontology.events.get(kind)
        for edge in event_type.edges if event_type else ():
            if edge.source in said and edge.target in said:
                self.claims.append(
                    Claim(self.article.name, said[edge.source], edge.predicate, said[edge.target], *shared, edge.label,
                          modality, sources, (counts or {}).get(edge.target), confidence, "direct-edge")
                )  # fmt: skip
        return clause_id

    def relates(
        self, words: str, subject: str, predicate: str, value: Value, literal: bool = False, label: str = "",
        modality: Modality = Modality.ASSERTED, quantity: Quantity | None = None, by: str = "",
    ) -> None:  # fmt: skip
        """A relation that no happening carries: an office, a part, a distance."""
        evidence = self.evidence(words)
        target = value if literal or not isinstance(value, str) else self.mention(value, evidence.sentence)
        sources = (self.mention(by, None),) if by else ()
        self.claims.append(
            Claim(self.article.name, self.mention(subject, evidence.sentence), predicate, target, (evidence,),
                  literal or not isinstance(value, str), "", label, modality, sources, quantity, 0.8, "apposition")
        )  # fmt: skip

    def refuses(self, words: str, claim: str, reason: str) -> None:
        """A claim that extract refused to make."""
        self.vetoes.append(Veto(self.evidence(words), claim, reason))

    def mention(self, spec: str, near: Span | None) -> str:
        """The id of the mention that "entity=words" stands for, in the sentence `near` if it is there."""
        entity, _, words = spec.partition("=")
        words = words or self.story.entities[entity][1]
        text = self.article.text
        begin = text.find(words, near.begin if near else 0)
        begin = begin if begin >= 0 else text.find(words)
        assert begin >= 0, f"{words!r} is not in {self.article.name}"
        name = mention_id(self.article.name, begin, begin + len(words))
        span = Span(begin, begin + len(words))
        kind = MentionKind.NAME if words[:1].isupper() else MentionKind.NOMINAL
        kind = MentionKind.PRONOUN if words.casefold() in ("he", "she", "it", "they") else kind
        self.mentions[name] = Mention(
            name, self.article.name, span, words, words, kind, self.story.entities[entity][0],
            words.split(" of ")[0].split()[-1].casefold(), self.sentence(span), (0, 1), 0,
        )  # fmt: skip
        self.of[name] = entity
        return name

    def evidence(self, words: str) -> Evidence:
        begin = self.article.text.find(words)
        assert begin >= 0, f"{words!r} is not in {self.article.name}"
        span = Span(begin, begin + len(words))
        return Evidence(self.article.name, span, words, self.sentence(span))

    def sentence(self, span: Span) -> Span:
        """From the full stop before the words to the one after."""
        text = self.article.text
        begin = max(text.rfind(". ", 0, span.begin) + 2, text.rfind("\n", 0, span.begin) + 1, 0)
        begin = 0 if text.rfind(". ", 0, span.begin) < 0 and "\n" not in text[: span.begin] else begin
        end = text.find(". ", span.end - 1)
        return Span(begin, end + 1 if end >= 0 else len(text))

    def _clause_of(self, spec: str) -> str:
        return next((clause.id for clause in reversed(self.clauses) if self.of[clause.id] == spec), "")

    def extraction(self) -> Extraction:
        mentions = tuple(self.mentions[name] for name in sorted(self.mentions))
        return Extraction(
            self.article.name, mentions, tuple(self.clauses), tuple(self.claims), tuple(self.vetoes)
        )  # fmt: skip


def count(words: str, value: str, hedge: str = "") -> Quantity:
    return Quantity(words, value, hedge=hedge, comparison="about" if hedge == "about" else "")


def km(value: str, hedge: str = "") -> Quantity:
    return Quantity(f"{value} kilometres", value, "kilometre", "length", hedge, "about" if hedge == "about" else "")


def on(value: str, words: str = "", stated: bool = True, how: str = "") -> When:
    return When(words or value, value, "date", stated, how)


@lru_cache(maxsize=1)
def sample_story() -> Story:
    """Ana Ruiz, a mayor, visits Arvania: four articles by three outlets, with five disputes."""
    story = Story(
        {
            "ana-ruiz": ("Person", "Ana Ruiz", "Ruiz", "Mayor Ana Ruiz"),
            "tomas-brandt": ("Person", "Tomas Brandt", "Brandt", "Thomas Brandt"),
            "lena-moor": ("Person", "Lena Moor", "Moor"),
            "head-of-harbour-board": ("Person", "head of the harbour board"),
            "port-alder": ("City", "Port Alder"),
            "brook": ("City", "Brook"),
            "arvania": ("Country", "Arvania", "Arvanian"),
            "lighthouse": ("Facility", "Skerry Lighthouse"),
            "norsk-wire": ("NewsAgency", "Norsk Wire", "NW"),
            "harbour-board": ("Organization", "Harbour Board"),
            "fishers-union": ("Organization", "Fishers' Union"),
            "lantern": ("Artifact", "brass lantern", "brass lanterns"),
            "life-raft": ("Artifact", "life raft", "life rafts"),
            "ferry": ("Vehicle", "night ferry", "ferry"),
            "delegation": ("Group", "delegation"),
            "harbour-treaty": ("Entity", "Harbour Treaty"),
        },
        {
            "event-meeting": ("Meeting", "meet", "Ana Ruiz met Tomas Brandt"),
            "event-gift": ("Gift", "give", "Gift of brass lanterns to Ana Ruiz"),
            "event-visit": ("Visit", "visit", "Ana Ruiz visited Arvania"),
            "event-departure": ("Departure", "leave", "The night ferry left Port Alder for Brook"),
            "event-accident": ("Accident", "sink", "A life raft sank"),
            "event-signing": ("Signing", "sign", "Ana Ruiz to sign the Harbour Treaty"),
            "event-deal": ("Signing", "sign", "Fishers' Union signed the Harbour Treaty"),
            "event-talks": ("Meeting", "talk", "Lena Moor met the delegation"),
            "event-applause": ("Event", "applaud", "Fishers' Union applauded Ana Ruiz"),
            "event-inspection": ("Event", "inspect", "Ana Ruiz inspected Skerry Lighthouse"),
        },
    )
    times = story.article(
        "harbour-times.txt",
        "Mayor Ana Ruiz met Tomas Brandt in Port Alder on 12 May 2021. "
        "Ruiz visited Arvania for six days. "
        "The head of the harbour board gave Ruiz five brass lanterns, Norsk Wire reported. "
        "The night ferry left Port Alder for Brook, about 250 kilometres away. "
        "Ruiz will sign the Harbour Treaty. "
        "Lena Moor, head of the Harbour Board, met the delegation. "
        "The Fishers' Union applauded Ruiz. "
        "She inspected Skerry Lighthouse.",
        "The Harbour Times", "2021-05-13", "Mayor's visit ends with lanterns",
        "Leave a reply. Your email address will not be published.", "https://example.org/harbour?id=1&x=<2>",
    )  # fmt: skip
    times.tells(
        "Mayor Ana Ruiz met Tomas Brandt in Port Alder on 12 May 2021", "event-meeting",
        times=(on("2021-05-12", "12 May 2021"),), agent="ana-ruiz=Mayor Ana Ruiz", coAgent="tomas-brandt", place="port-alder",
    )  # fmt: skip
    times.tells(
        "Ruiz visited Arvania for six days", "event-visit", times=(When("six days", "P6D", "duration"),),
        agent="ana-ruiz=Ruiz", destination="arvania",
    )  # fmt: skip
    times.tells(
        "The head of the harbour board gave Ruiz five brass lanterns", "event-gift", by="norsk-wire",
        agent="head-of-harbour-board", recipient="ana-ruiz=Ruiz", theme="lantern=brass lanterns",
        counts={"theme": count("five", "5")},
    )  # fmt: skip
    times.tells(
        "The night ferry left Port Alder for Brook, about 250 kilometres away", "event-departure",
        quantities=(km("250", "about"),), agent="ferry=night ferry", origin="port-alder", destination="brook",
    )  # fmt: skip
    times.tells(
        "Ruiz will sign the Harbour Treaty", "event-signing", modality=Modality.PLANNED, agent="ana-ruiz=Ruiz",
        theme="harbour-treaty",
    )  # fmt: skip
    times.tells("Lena Moor, head of the Harbour Board, met the delegation", "event-talks", agent="lena-moor", coAgent="delegation")
    times.relates("Lena Moor, head of the Harbour Board", "lena-moor", "kg:leads", "harbour-board", label="head of")
    times.tells("The Fishers' Union applauded Ruiz", "event-applause", agent="fishers-union", theme="ana-ruiz=Ruiz")
    times.relates("The Fishers' Union applauded Ruiz", "fishers-union", "rel:applaud", "ana-ruiz=Ruiz", label="applaud")
    times.tells("She inspected Skerry Lighthouse", "event-inspection", agent="ana-ruiz=She", theme="lighthouse")
    times.relates("She inspected Skerry Lighthouse", "ana-ruiz=She", "rel:inspect", "lighthouse", label="inspect")

    post = story.article(
        "coast-post.txt",
        "Thomas Brandt met Ruiz in Brook on 12 May. "
        "Brandt gave Ruiz six brass lanterns and a life raft. "
        "Brook is 200 kilometres away from Port Alder. "
        "A life raft sank near Port Alder, killing 4. "
        "The Fishers' Union signed the Harbour Treaty, Norsk Wire said.",
        "Coast Post", "2021-05-13", "A raft, a ferry and a mayor",
    )  # fmt: skip
    post.tells(
        "Thomas Brandt met Ruiz in Brook on 12 May", "event-meeting", times=(When("12 May", "--05-12", "gMonthDay"),),
        agent="ana-ruiz=Ruiz", coAgent="tomas-brandt=Thomas Brandt", place="brook",
    )  # fmt: skip
    post.tells(
        "Brandt gave Ruiz six brass lanterns", "event-gift", agent="tomas-brandt=Brandt", recipient="ana-ruiz=Ruiz",
        theme="lantern=brass lanterns", counts={"theme": count("six", "6")},
    )  # fmt: skip
    post.relates("Brook is 200 kilometres away from Port Alder", "brook", "kg:distance", "port-alder", quantity=km("200"))
    post.tells("A life raft sank near Port Alder, killing 4", "event-accident", quantities=(count("4", "4"),),
               theme="life-raft", place="port-alder")  # fmt: skip
    post.tells("The Fishers' Union signed the Harbour Treaty", "event-deal", agent="fishers-union",
               theme="harbour-treaty", by="norsk-wire")  # fmt: skip

    wire = story.article(
        "norsk-wire.html",
        "The head of the harbour board gave Ana Ruiz five brass lanterns. "
        "A life raft sank near Port Alder, killing 7. "
        "The Fishers' Union did not sign the Harbour Treaty. "
        "Ana Ruiz met Tomas Brandt in Port Alder.",
        "Norsk Wire", "2021-05-12", "Lanterns for a mayor",
    )  # fmt: skip
    wire.tells("The head of the harbour board gave Ana Ruiz five brass lanterns", "event-gift",
               agent="head-of-harbour-board", recipient="ana-ruiz", theme="lantern=brass lanterns",
               counts={"theme": count("five", "5")})  # fmt: skip
    wire.tells("A life raft sank near Port Alder, killing 7", "event-accident", quantities=(count("7", "7"),),
               theme="life-raft", place="port-alder")  # fmt: skip
    wire.tells("The Fishers' Union did not sign the Harbour Treaty", "event-deal", modality=Modality.NEGATED,
               agent="fishers-union", theme="harbour-treaty")  # fmt: skip
    wire.tells("Ana Ruiz met Tomas Brandt in Port Alder", "event-meeting", agent="ana-ruiz", coAgent="tomas-brandt",
               place="port-alder")  # fmt: skip

    daily = story.article(
        "alder-daily.txt",
        "Five brass lanterns were given to Ruiz by the head of the harbour board. "
        "Ruiz was in Arvania for six days. The ferry became mayor of the sea.",
        "Alder Daily",
    )  # fmt: skip
    daily.tells("Five brass lanterns were given to Ruiz by the head of the harbour board", "event-gift",
                agent="head-of-harbour-board", recipient="ana-ruiz=Ruiz", theme="lantern=brass lanterns",
                counts={"theme": count("Five", "5")})  # fmt: skip
    daily.tells("Ruiz was in Arvania for six days", "event-visit", times=(When("six days", "P6D", "duration"),),
                agent="ana-ruiz=Ruiz", destination="arvania")  # fmt: skip
    daily.refuses("The ferry became mayor of the sea", "ferry becomes mayor", "a vehicle cannot hold an office")

    first, second = "harbour-times.txt:6-14", "coast-post.txt:18-22"
    story.matches.append(Match(first, second, True, 0.93, (Feature("last name", 0.6, "Both end in “Ruiz”."),)))
    story.matches.append(Match("coast-post.txt:0-13", second, False, 0.2, (Feature("names", -0.6, "Names differ."),)))
    story.problems.append(Problem("empty.txt", "the file is empty", "remove it, or put an article in it"))
    return story


def sample_graph() -> KnowledgeGraph:
    """The sample story as a graph: 16 entities, 10 events, 4 articles."""
    return sample_story().graph()


def big_graph(size: int, seed: int = 7) -> KnowledgeGraph:
    """A graph with about `size` entities and as many events, for the viewer's and the exporters' speed."""
    rng = random.Random(seed)
    kinds = ("Person", "Person", "Organization", "City", "Country", "Artifact")
    syllables = ("al", "ber", "cor", "dan", "el", "fin", "gar", "hol", "is", "jun", "kel", "lor", "mar", "nor")
    entities = {}
    for index in range(size):
        name = " ".join("".join(rng.choices(syllables, k=rng.randint(2, 3))).title() for _ in range(2))
        entities[f"e{index}"] = (kinds[index % len(kinds)], f"{name} {index}")
    types = (("Meeting", "meet", "coAgent"), ("Visit", "visit", "destination"), ("Gift", "give", "theme"))
    events: dict[str, tuple[str, str, str]] = {}
    told: list[tuple[str, str, str, str, str]] = []
    for index in range(size):
        left = min(int(rng.paretovariate(1.2)), size) - 1
        right = rng.randrange(size)
        right = (left + 1) % size if right == left else right
        kind, lemma, role = types[index % 3]
        sentence = f"{entities[f'e{left}'][1]} would {lemma} {entities[f'e{right}'][1]} that day"
        events[f"event-{index}"] = (kind, lemma, sentence)
        told.append((f"event-{index}", sentence, f"e{left}", role, f"e{right}"))
    story = Story(entities, events)
    for start in range(0, len(told), 20):
        part = told[start : start + 20]
        text = ". ".join(sentence for _, sentence, *_ in part) + "."
        page = story.article(f"article-{start // 20:05}.txt", text, f"Outlet {start // 20 % 9}", "2021-05-13")
        for event, sentence, left_name, role, right_name in part:
            roles = {"agent": left_name, role: right_name}
            page.tells(sentence, event, **roles)  # type: ignore[arg-type]
    return story.graph()
