"""Standing relations inside noun phrases.  In: mentions, Tree.  Out: claims on offices, kin, places, ages.

They hold of entities rather than tell events, so they name no clause.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from kgbuild.extract.index import Index
from kgbuild.extract.offices import Office, office_places, offices_of
from kgbuild.extract.source import Source
from kgbuild.extract.told import usable
from kgbuild.extract.tree import preposition
from kgbuild.model import IN_DOUBT, Annotation, Claim, Mention, MentionKind, Modality

SIZE = {"Facility": 0, "City": 1, "Region": 2, "Country": 3}
NOUN_PHRASE = 0.85
IN_LAW = "-in-law"
"""A title or apposition is told in passing and rarely misread."""


def relations(index: Index, source: Source, annotation: Annotation, unreal: Container[int]) -> Iterator[Claim]:
    """All relations told by noun phrases; `unreal` are heads of nouns that nobody is said to be ("hopes to become")."""
    for mention in annotation.mentions:
        if mention.kind is MentionKind.PRONOUN or mention.root in unreal:
            continue
        for office in offices_of(index, mention) if not _predicated(index, mention) else ():
            yield from office_claims(index, source, mention, office, mention, "title")
        yield from _kin(index, source, mention)
        yield from _service(index, source, mention)
        yield from _whereabouts(index, source, mention)
        yield from _members(index, source, mention)
    yield from _appositions(index, source)
    yield from _ages(index, source, annotation)


def _predicated(index: Index, mention: Mention) -> bool:
    """ "served as head of the bank", "became its president": an office that a clause gives to somebody, whom it names
    or leaves unknown, alone or beside another ("the first woman and first president of"); the noun is nobody beside
    them.  What somebody is chosen, fit or stands for has no holder yet."""
    tree, root = index.tree, mention.root
    if mention.kind is not MentionKind.NOMINAL:
        return False
    if _is_sought(index, mention):
        return True
    if index.referent(mention).id != mention.id:
        return False
    while tree.base[root] == "conj":
        root = tree.heads[root]
    given = any(tree.lower[kid] == "as" for kid in tree.kids(root, "case"))
    return given or tree.base[root] == "xcomp" or bool(tree.kids(root, "cop"))


def _is_sought(index: Index, mention: Mention) -> bool:
    """ "Nominated for governor of Tula", "a choice for bank chief": after "for", a bare role is an office; "for the
    governor", "for Tula's governor" tell of whoever holds it."""
    tree, root = index.tree, mention.root
    before = mention.tokens[0] > 0 and tree.lower[mention.tokens[0] - 1] == "for"
    marked = any(tree.lower[kid] == "for" for kid in tree.kids(root, "case"))
    return (before or marked) and not tree.kids(root, "det") and not tree.kids(root, "nmod:poss")


def relation(
    source: Source, subject: Mention, predicate: str, target: Mention, label: str, rule: str,
    modality: Modality = Modality.ASSERTED, at: int = -1,
) -> Claim:  # fmt: skip
    """A claim that joins two mentions without a clause."""
    token = subject.root if at < 0 else at
    sources, _ = source.said_by(token)
    words = source.evidence([token], [subject, target])
    return Claim(
        article=source.article.name, subject=subject.id, predicate=predicate, object=target.id, evidence=(words,),
        label=label, modality=modality, sources=sources, confidence=NOUN_PHRASE, rule=rule,
    )  # fmt: skip


def literal(source: Source, subject: Mention, predicate: str, value: str, words: Mention, rule: str) -> Claim:
    """A claim that gives a mention a plain value."""
    sources, _ = source.said_by(words.root)
    return Claim(
        article=source.article.name, subject=subject.id, predicate=predicate, object=value, literal=True,
        evidence=(source.evidence([words.root], [words]),), sources=sources, confidence=NOUN_PHRASE, rule=rule,
    )  # fmt: skip


def office_claims(
    index: Index, source: Source, holder: Mention, office: Office, words: Mention, rule: str,
    modality: Modality = Modality.ASSERTED,
) -> Iterator[Claim]:  # fmt: skip
    """The office, its title, and that its holder leads what the title's word leads; "alleged boss" asserts none."""
    told = [index.cues.attributes.get(index.tree.lower[kid]) for kid in index.tree.kids(words.root, "amod")]
    modality = next((mood for mood in told if mood is not None), modality)
    if modality is Modality.ASSERTED:
        yield literal(source, holder, "kg:officeTitle", office.title, words, rule)
    if office.place is None or usable(index, office.place) is None:
        return
    if index.referent(office.place).id == index.referent(holder).id:
        return
    label = f"{office.title} {office.preposition}"
    yield relation(source, holder, "kg:officeIn", office.place, label, rule, modality, words.root)
    if office.leads:
        yield relation(source, holder, "kg:leads", office.place, "leads", rule, modality, words.root)


def _kin(index: Index, source: Source, mention: Mention) -> Iterator[Claim]:
    """ "her brother Juan", "the wife of the mayor": kin of whoever the complement names."""
    words = [*mention.titles, mention.head]
    kin = next((word for word in words if word in index.cues.kinship), "")
    for preposition_, target in mention.complements if kin else ():
        other = usable(index, index.by_id.get(target))
        if other is None or other.why == IN_DOUBT:
            continue
        if preposition_ == "of" and index.lexicon.is_a(index.referent(other).type, "Person"):
            yield relation(source, mention, "kg:relatedTo", other, f"{_kinship(index, mention, kin)} of", "kinship")


def _service(index: Index, source: Source, mention: Mention) -> Iterator[Claim]:
    """ "his lawyer Ana Soto", "a coach of the runner": who works for the person that the complement names."""
    words = [*mention.titles, mention.head]
    trade = next((word for word in words if word in index.cues.services), "")
    for preposition_, target in mention.complements if trade and not mention.plural else ():
        other = usable(index, index.by_id.get(target))
        if other is None or other.why == IN_DOUBT or preposition_ not in {"of", "for"}:
            continue
        one = not index.referent(other).plural and index.lexicon.is_a(index.referent(other).type, "Person")
        if one and index.referent(other).id != index.referent(mention).id:
            yield relation(source, mention, "kg:worksFor", other, f"{trade} of", "service")


def _kinship(index: Index, mention: Mention, kin: str) -> str:
    """The kinship word with its "-in-law", which a tokeniser may part from it."""
    after = "".join(index.tree.lower[mention.root + 1 : mention.root + 5])
    return f"{kin}{IN_LAW}" if after.startswith(IN_LAW) and not kin.endswith(IN_LAW) else kin


def _members(index: Index, source: Source, mention: Mention) -> Iterator[Claim]:
    """ "a member of the council"; nobody is a member of a country, nor of where they are sent."""
    if mention.head == "member" or "member" in mention.titles:
        for word, place in office_places(index, mention):
            type_ = index.referent(place).type
            if word != "of" or index.lexicon.is_a(type_, "Country") or index.lexicon.is_a(type_, "Region"):
                continue
            yield relation(source, mention, "kg:memberOf", place, "member of", "membership")


def _whereabouts(index: Index, source: Source, mention: Mention) -> Iterator[Claim]:
    """A place or organisation named with the place it lies in: "Lima in Peru", "the Peruvian agency Andina"."""
    if mention.kind is not MentionKind.NAME:
        return
    is_place = index.lexicon.is_a(mention.type, "Place")
    if not is_place and not index.lexicon.is_a(mention.type, "Organization"):
        return
    if index.lexicon.is_a(mention.type, "Military") or index.lexicon.is_a(mention.type, "Vehicle"):
        return  # a country's navy and ships are at sea
    if not is_place and not _is_body(index, mention):
        return  # "Peru's Internet", "Peruvian Open": no telling what it is
    if index.tree.lemmas[mention.root] in index.cues.abroad:
        return  # "the Peruvian Embassy"
    for preposition_, target in mention.complements:
        other = index.by_id.get(target)
        if preposition_ not in {"of", "in"} or other is None or other.kind is not MentionKind.NAME:
            continue
        if not is_place and _in_its_name(index, mention, other):
            continue
        if index.lexicon.is_a(other.type, "Place") and other.name != mention.name:
            yield relation(source, mention, "kg:locatedIn", other, "located in", "complement of a place name")


def _is_body(index: Index, mention: Mention) -> bool:
    """Is it known for a body of some kind, by its class or by a word of its name ("Association"), that is not called
    after a place only ("American University of Tacna")?"""
    if index.lexicon.is_a(mention.type, "School") or index.lexicon.is_a(mention.type, "Hospital"):
        return False
    nouns = index.lexicon.ontology.noun_index
    words = [word.lower().strip(".,") for word in mention.name.split()]
    return mention.type != "Organization" or any(index.lexicon.is_a(nouns.get(w, ""), "Organization") for w in words)


def _in_its_name(index: Index, mention: Mention, origin: Mention) -> bool:
    """ "American Dental Association": an adjective that opens the body's own name, wherever the body is; also where the
    recogniser left it out, before another adjective."""
    tree, root, (start, end) = index.tree, origin.root, mention.tokens
    if tree.pos[root] != "ADJ" or not start <= root + 1 < end or not tree.words[root + 1][:1].isupper():
        return False
    return root >= start or tree.pos[start] == "ADJ"


def _appositions(index: Index, source: Source) -> Iterator[Claim]:
    """ "Ana Ruiz, the mayor of Lima,": what stands beside a name says its office; "Lima, Peru" where it lies."""
    tree = index.tree
    for token, base in enumerate(tree.base):
        if base not in {"appos", "list", "nmod"} or (base == "nmod" and preposition(tree, token)):
            continue
        first, second = _nearer(index, token, index.mention(tree.heads[token])), index.mention(token)
        if first is None or second is None or first.id == second.id:
            continue
        if all(index.lexicon.is_a(m.type, "Place") and m.kind is MentionKind.NAME for m in (first, second)):
            between = {tree.words[k] for k in range(first.tokens[1] - 1, second.tokens[0] + 1)}
            if (
                "," in between
                and "and" not in between
                and first.tokens[1] <= second.tokens[0]
                and _wider(index, first, second)
            ):
                yield relation(source, first, "kg:locatedIn", second, "located in", "place after a place")
        elif base == "appos":
            for holder, words in ((first, second), (second, first)):
                named = holder.kind is MentionKind.NAME and words.kind is MentionKind.NOMINAL
                if named and index.lexicon.is_a(holder.type, "Person"):
                    for office in offices_of(index, words):
                        yield from office_claims(index, source, holder, office, words, "apposition")


def _nearer(index: Index, token: int, first: Mention | None) -> Mention | None:
    """ "Soto met Ana Vega, the mayor": the mayor is Vega, even where the parser hung her office on the other name."""
    tree, second = index.tree, index.mention(token)
    if first is None or second is None or first.kind is not MentionKind.NAME or second.kind is MentionKind.NAME:
        return first
    commas = [kid for kid in tree.kids(token, "punct") if kid < token and tree.words[kid] == ","]
    beside = index.within.get(commas[0] - 1) if commas and commas[0] > first.tokens[1] else None
    if beside is None or beside.kind is not MentionKind.NAME or beside.tokens[1] != commas[0]:
        return first
    person = index.lexicon.is_a(beside.type, "Person") and tree.base[beside.root] != "appos"
    return beside if person else first


def _wider(index: Index, inner: Mention, outer: Mention) -> bool:
    """May the second place hold the first?  A city lies in a region or country, not in a city."""
    if inner.name.split()[-1] == outer.name.split()[-1]:
        return False  # "Akhal province-15, Balkan province-10": places of one kind in a list
    sizes = [next((n for kind, n in SIZE.items() if index.lexicon.is_a(m.type, kind)), 1) for m in (inner, outer)]
    return sizes[0] < sizes[1] or sizes == [2, 2]


def _ages(index: Index, source: Source, annotation: Annotation) -> Iterator[Claim]:
    """ "Ana Ruiz, 34," and "the 34-year-old driver"."""
    for amount in annotation.amounts:
        if amount.quantity.dimension != "age":
            continue
        token = amount.root
        for _ in range(4):
            mention = index.at.get(token) or index.within.get(token)
            if mention is not None and index.lexicon.is_a(index.referent(mention).type, "Person"):
                if usable(index, mention) is not None:
                    age = literal(source, mention, "kg:age", amount.quantity.value, mention, "age")
                    yield replace(age, quantity=amount.quantity)
                break
            token = index.tree.heads[token]
            if token < 0:
                break
