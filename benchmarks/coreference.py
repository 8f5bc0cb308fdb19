"""Coreference within an article, against GUM's gold chains.

    python -m benchmarks.coreference --data ../shared/nlp/ud/gum [--split dev]

Gold trees and gold mentions, so that the figures speak of the linking rules alone: how many third-person pronouns
get an antecedent of their own chain, how good each rule's links are, and MUC / B-cubed / CEAF-e F1 over all mentions.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.coreference_scores import bcubed, ceafe, muc
from benchmarks.gum import GoldDocument, read_gum
from kgbuild.annotate.coreference import link_mentions, resolved
from kgbuild.annotate.coreference_scene import Scene
from kgbuild.annotate.load import load_pipeline
from kgbuild.annotate.mentions import find_mentions
from kgbuild.annotate.names_lexicon import Lexicon, build_lexicon
from kgbuild.annotate.ud import to_ud
from kgbuild.lang import words
from kgbuild.model import Article, CleanText, MentionKind
from kgbuild.ontology import load_ontology


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of en_gum-ud-*.conllu")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--errors", default="", help="print wrong links of rules whose name holds this")
    parser.add_argument("--predicted", action="store_true", help="parse with the shipped pipeline, find mentions")
    options = parser.parse_args()
    lexicon = build_lexicon(load_ontology())
    documents = list(read_gum(options.data / f"en_gum-ud-{options.split}.conllu", lexicon))
    if options.predicted:
        _end_to_end(documents, lexicon)
        return
    began = time.perf_counter()
    scenes = [resolved(Scene(gold.doc, gold.mentions, lexicon)) for gold in documents]
    seconds = time.perf_counter() - began
    print(f"{len(documents)} documents, {sum(len(g.mentions) for g in documents)} mentions, {seconds:.2f} s")
    _links(documents, scenes, options.errors)
    _pronouns(documents, scenes)
    _clusters(documents, scenes)


def _end_to_end(documents: list[GoldDocument], lexicon: Lexicon) -> None:
    """From the words alone: which third-person pronouns are linked to a mention whose head heads a mention of their
    gold chain?"""
    nlp = load_pipeline()
    table = words("mentions")["pronouns"]
    resolvable: Counter[str] = Counter()
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for gold in documents:
        spaces = [bool(t.whitespace_) for t in gold.doc]
        doc = to_ud(next(iter(nlp.pipe([Doc(nlp.vocab, words=[t.text for t in gold.doc], spaces=spaces)]))))
        text = CleanText(doc.text, tuple(range(len(doc.text))))
        mentions = find_mentions(doc, Article(gold.name, "", doc.text, (), text), (), lexicon)
        linked = link_mentions(doc, mentions, (), lexicon)
        antecedent = {m.root: next(a for a in linked if a.id == m.antecedent) for m in linked if m.antecedent}
        chain_at = {m.root: gold.chains[i] for i, m in enumerate(gold.mentions)}
        for i, m in enumerate(gold.mentions):
            if m.kind is not MentionKind.PRONOUN or table[m.head][0] != "3" or table[m.head][4] == "relative":
                continue
            form = "he/she" if m.sex else "they" if m.plural else "it"
            mates = [
                k for k, other in enumerate(gold.mentions) if gold.chains[k] == gold.chains[i] and other.root < m.root
            ]
            resolvable[form] += any(gold.mentions[k].kind is not MentionKind.PRONOUN for k in mates)
            made[form] += m.root in antecedent
            right[form] += m.root in antecedent and chain_at.get(antecedent[m.root].root) == gold.chains[i]
    for form in sorted(resolvable):
        print(
            f"{form:8} resolvable {resolvable[form]}, linked {made[form]}, right {right[form]}: precision "
            f"{right[form] / max(1, made[form]):.3f}, recall {right[form] / max(1, resolvable[form]):.3f}"
        )


def _links(documents: list[GoldDocument], scenes: list[Scene], errors: str) -> None:
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for gold, scene in zip(documents, scenes, strict=True):
        for link in scene.links.values():
            made[link.rule] += 1
            good = gold.chains[link.mention] == gold.chains[link.antecedent]
            right[link.rule] += good
            if errors and errors in link.rule and not good:
                m, a = gold.mentions[link.mention], gold.mentions[link.antecedent]
                print(f"  [{link.rule}] {m.words!r} -> {a.words!r} | {gold.doc[m.root].sent.text[:160]}")
    for rule, count in made.most_common():
        print(f"{rule:40} {right[rule]:5}/{count:<5} {right[rule] / count:.3f}")


def _pronouns(documents: list[GoldDocument], scenes: list[Scene]) -> None:
    """Third-person pronouns whose gold chain holds an earlier noun: linked into that chain?"""
    table = words("mentions")["pronouns"]
    right: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for gold, scene in zip(documents, scenes, strict=True):
        for i, m in enumerate(gold.mentions):
            if m.kind is not MentionKind.PRONOUN or table[m.head][0] != "3" or table[m.head][4] == "relative":
                continue
            form = "he/she" if m.sex else "they" if m.plural else "it"
            earlier = {
                j for j in range(len(gold.mentions))
                if gold.chains[j] == gold.chains[i] and gold.mentions[j].root < m.root
            }  # fmt: skip
            total[form] += bool(earlier)
            mates = [j for j in scene.members[scene.chain[i]] if gold.mentions[j].root < m.root]
            tried[form] += bool(mates)
            right[form] += bool(mates) and max(mates, key=lambda j: gold.mentions[j].root) in earlier
    for form in sorted(total):
        print(
            f"{form:8} resolvable {total[form]}, linked {tried[form]}, right {right[form]}: "
            f"precision {right[form] / max(1, tried[form]):.3f}, recall {right[form] / max(1, total[form]):.3f}"
        )


def _clusters(documents: list[GoldDocument], scenes: list[Scene]) -> None:
    key: dict[str, set[str]] = defaultdict(set)
    response: dict[str, set[str]] = defaultdict(set)
    for gold, scene in zip(documents, scenes, strict=True):
        for i, m in enumerate(gold.mentions):
            key[f"{gold.name} {gold.chains[i]}"].add(m.id)
            response[f"{gold.name} {scene.chain[i]}"].add(m.id)
    for title, keep in (("with singletons", 1), ("without singletons", 2)):
        gold_sets = [s for s in key.values() if len(s) >= keep]
        made_sets = [s for s in response.values() if len(s) >= keep]
        scores = [measure(gold_sets, made_sets) for measure in (muc, bcubed, ceafe)]
        print(f"{title}: " + ", ".join(f"{n} {s:.3f}" for n, s in zip(("MUC", "B3", "CEAFe"), scores, strict=True))
              + f", CoNLL {sum(scores) / 3:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
