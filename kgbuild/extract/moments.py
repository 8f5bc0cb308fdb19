"""When, how long, how far, how much.  In: times, amounts, clauses.  Out: those of each clause, by anchor token.

A time belongs to the nearest predicate or event noun above it; one that stands before coordinated verbs to them all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.extract.proposition import Proposition
from kgbuild.extract.tree import Tree, has_child, preposition
from kgbuild.lang import words
from kgbuild.model import Amount, Annotation, Quantity, TimeExpression, When

PASSES = frozenset(
    [
        "obl",
        "nmod",
        "advmod",
        "obj",
        "nummod",
        "amod",
        "appos",
        "conj",
        "dep",
        "flat",
        "nsubj",
        "compound",
        "iobj",
        "det",
        "xcomp",
        "parataxis",
        "list",
        "orphan",
    ]
)
SIZES = frozenset({"money", "percent", "mass", "volume", "length"})
"""Dimensions in which an object may be told its size after "of"."""
INTO_THINGS = frozenset({"nmod", "compound", "appos", "nummod", "amod"})


def anchors(clauses: Sequence[Proposition]) -> dict[int, int]:
    """Every token that stands for a clause: predicates, event nouns, and nouns that light verbs carry."""
    found: dict[int, int] = {}
    for number, clause in enumerate(clauses):
        found.setdefault(clause.root, number)
        if clause.noun >= 0:
            found.setdefault(clause.noun, number)
    return found


def place_times(tree: Tree, annotation: Annotation, clauses: Sequence[Proposition]) -> dict[int, list[When]]:
    """Times by clause number."""
    at = anchors(clauses)
    found: dict[int, list[When]] = {}
    before: dict[int, list[When]] = {}
    for time in annotation.times:
        number = _climb(tree, at, _root(tree, time))
        if number is None:
            continue
        found.setdefault(number, []).append(time.when)
        if time.tokens[0] < clauses[number].root:
            before.setdefault(number, []).append(time.when)
    own = {number: list(times) for number, times in found.items()}
    for number, clause in enumerate(clauses):
        above = at.get(clause.above, -1)
        if above < 0:
            continue
        if clause.kind == "noun":
            if number not in own and above in found and _is_the_occasion(tree, clauses[above], clause):
                found[number] = list(found[above])
            elif number in own and above not in found and _is_done_in_it(tree, clauses[above], clause):
                found[above] = _points(own[number])
        elif number in own:
            if above not in found and _at_once(tree, clauses[above], clause) and tree.lemmas[clause.root] != "do":
                found[above] = _points(own[number])
        elif clause.link == "conj" and above in before:
            found[number] = list(before[above])
        elif clause.link == "xcomp" and above in found:
            found[number] = list(found[above])
        elif above in own and (
            _at_once(tree, clauses[above], clause) or _what_came_of_it(tree, clauses[above], clause)
        ):
            found[number] = _points(own[above])
    return {number: times for number, times in found.items() if times}


def _at_once(tree: Tree, above: Proposition, clause: Proposition) -> bool:
    """ "Was hurt on Friday when police broke up a march": two finite clauses that "when" or "while" joins happened on
    one day."""
    marks = {tree.lower[kid] for kid in tree.kids(clause.root, "mark", "advmod") if kid < clause.root}
    told = above.kind == "verb" == clause.kind and has_child(tree, clause.root, "nsubj")
    return clause.link == "advcl" and told and not marks.isdisjoint(words("clauses")["at_once"])


def _what_came_of_it(tree: Tree, above: Proposition, clause: Proposition) -> bool:
    """ "Buried two villages in 2019, killing 118 people": a participle after the clause tells what came of it."""
    bare = clause.link == "advcl" and tree.tags[clause.root] == "VBG" and clause.root > above.root
    first = tree.left[clause.root]
    return (
        bare and not has_child(tree, clause.root, "mark", "nsubj", "aux") and "," in tree.words[first - 1 : first + 1]
    )


def _points(times: Sequence[When]) -> list[When]:
    """Days, months and years, not how long something went on."""
    return [time for time in times if time.datatype != "duration"]


def _is_the_occasion(tree: Tree, above: Proposition, noun: Proposition) -> bool:
    """ "Scored twice on Saturday in their win over Brno", "wept at the funeral on Monday": what happened then happened
    in, at or during the event the noun tells; "charged on Monday in the killing" is another matter."""
    preposed = preposition(tree, noun.root)
    of_law = preposed == "in" and tree.lemmas[above.root] in words("mentions")["accusing"]
    return above.kind == "verb" and tree.base[noun.root] == "obl" and preposed in {"in", "at", "during"} and not of_law


def _is_done_in_it(tree: Tree, above: Proposition, noun: Proposition) -> bool:
    """ "Won Sunday's election", "scored in Sunday's final": the day of the event is the day of the deed."""
    part = tree.base[noun.root] == "obj" and tree.lemmas[above.root] in words("clauses")["takes_part"]
    return above.kind == "verb" and (part or _is_the_occasion(tree, above, noun))


def place_amounts(tree: Tree, annotation: Annotation, clauses: Sequence[Proposition]) -> dict[int, list[Quantity]]:
    """Distances, money, shares and the like by clause number; counts belong to what is counted."""
    at = anchors(clauses)
    timed = {token for time in annotation.times for token in range(*time.tokens)}
    found: dict[int, list[Quantity]] = {}
    people = {mention.root for mention in annotation.mentions}
    for amount in annotation.amounts:
        if amount.quantity.dimension == "count" and amount.root in people:
            continue
        bare = amount.quantity.dimension == "count" and _stands_alone(tree, amount)
        if (amount.quantity.dimension in {"count", "age"} and not bare) or amount.tokens[0] in timed:
            continue
        number = _climb(tree, at, amount.root)
        if number is None and amount.quantity.dimension in SIZES:
            number = at.get(_governor(tree, amount.root), None)
        if number is not None:
            found.setdefault(number, []).append(amount.quantity)
    return found


def _governor(tree: Tree, token: int) -> int:
    """The verb whose object has the size: "owes a fee of 2 million euros", "a fund of $2 million was set up"."""
    while tree.base[token] in {"compound", "nummod"} and tree.heads[token] >= 0:
        token = tree.heads[token]
    noun = tree.heads[token]
    first = tree.left[token]
    before = tree.lower[first] if tree.pos[first] == "ADP" else preposition(tree, token)
    if noun < 0 or tree.base[token] != "nmod" or before not in {"of", "worth"}:
        return -1
    return tree.heads[noun] if tree.deps[noun] in {"obj", "nsubj:pass"} else -1


def _stands_alone(tree: Tree, amount: Amount) -> bool:
    """ "The number rose to 34", "2,000 were evacuated": a number that counts no noun beside it is the clause's own."""
    token, first, last = amount.root, *amount.tokens
    if tree.pos[token] != "NUM" or not first <= token < last or tree.heads[token] < 0:
        return False
    above = tree.heads[token]
    if tree.pos[above] != "VERB" or has_child(tree, token, "nmod"):
        return False
    if tree.base[token] == "nsubj":
        return amount.quantity.value != "1"
    return tree.base[token] in {"obl", "obj"} and tree.lemmas[above] in words("amounts")["count_changes"]


def measured(annotation: Annotation) -> frozenset[int]:
    """Tokens of money, lengths, weights and the like: amounts, never things."""
    rows = (a for a in annotation.amounts if a.quantity.dimension not in {"count", "age"})
    return frozenset(token for amount in rows for token in (*range(*amount.tokens), amount.root))


def counts(tree: Tree, annotation: Annotation) -> Mapping[int, Quantity]:
    """Counted nouns with their numbers; a "team of 20 specialists" is 20."""
    counting = [a for a in annotation.amounts if a.quantity.dimension == "count"]
    found = {a.root: a.quantity for a in counting if not counts_a_kind(tree, a, counting)}
    for token, quantity in list(found.items()):
        whole = tree.heads[token]
        part = tree.base[token] == "nmod" and preposition(tree, token) == "of" and whole not in found
        if part and tree.lemmas[whole] in words("clauses")["collectives"]:
            found[whole] = quantity
    return found


def counts_a_kind(tree: Tree, amount: Amount, counting: Sequence[Amount]) -> bool:
    """ "12 Polish and 11 Czech sailors": neither number counts the sailors."""
    return any(
        first.tokens[1] <= second.tokens[0] < first.root and tree.pos[second.tokens[0] - 1] == "CCONJ"
        for other in counting
        for first, second in ((amount, other), (other, amount))
    )


def _root(tree: Tree, time: TimeExpression) -> int:
    """The token of the expression that hangs outside it."""
    first, last = time.tokens
    for token in range(first, last):
        if not first <= tree.heads[token] < last and tree.base[token] not in {"case", "punct", "det"}:
            return token
    return first


def _climb(tree: Tree, at: Mapping[int, int], token: int) -> int | None:
    """The nearest clause above; a time inside the name of a thing ("the act of 1916") belongs to the thing."""
    for _ in range(8):
        if token in at:
            return at[token]
        head, link = tree.heads[token], tree.base[token]
        if head < 0 or link not in PASSES:
            return None
        things = link in INTO_THINGS and head not in at and tree.pos[head] in {"NOUN", "PROPN"}
        steps = words("amounts")["steps"]
        if (
            things
            and not _is_time(tree, head)
            and tree.lemmas[head] not in steps
            and tree.lower[head] not in (*words("times")["classes"]["PART"], *words("amounts")["times_within"])
        ):
            return None  # "the night of Sunday, 4 May" is a time, "the act of 1916" a thing
        token = head
    return None


def _is_time(tree: Tree, token: int) -> bool:
    """Is the noun itself a bare time or measure phrase?"""
    return tree.deps[token] in {"obl:unmarked", "nmod:unmarked", "obl:tmod", "obl:npmod", "nmod:tmod"}
