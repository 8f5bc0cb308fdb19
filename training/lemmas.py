"""The lemma table: how the training treebanks lemmatise the words they hold, by part of speech.

    python -m training.lemmas --data ../shared/nlp --out kgbuild/lang/en/model/lemmas.tsv

In: the training parts of EWT and GUM.  Out: lines "upos, lower-cased word, lemma" for words whose lemma there is
the same at least nine times in ten.  The encoder's edit scripts lemmatise every other word.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from training.treebank import blocks

SETS = ("ud/ewt/en_ewt-ud-train.conllu", "ud/gum/en_gum-ud-train.conllu")
KEPT = frozenset({"ADJ", "ADP", "ADV", "AUX", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "SCONJ", "CCONJ", "VERB"})
"""Open and closed classes whose lemmas are lower-cased words; proper nouns are left to the scripts."""
SURE = 0.9
"""A word is in the table when this share of its lemmas is one lemma (our choice; lower adds homographs)."""

LEAST_CASED = 3
"""A lemma with capitals ("American", "I") must be seen this often: one title does not make "Invisible" a lemma."""


def table(paths: list[Path]) -> list[tuple[str, str, str]]:
    """(upos, word, lemma) of every word lemmatised in one way, sorted."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in paths:
        for block in blocks(path):
            for row in block.rows:
                if row.upos in KEPT and row.lemma != "_":
                    counts[row.upos, row.form.lower()][row.lemma] += 1
    found = []
    for (upos, word), lemmas in sorted(counts.items()):
        lemma, times = min(lemmas.items(), key=lambda item: (-item[1], item[0]))
        if times >= SURE * sum(lemmas.values()) and (lemma.islower() or times >= LEAST_CASED or not lemma.isalpha()):
            found.append((upos, word, lemma))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    choices = parser.parse_args()
    rows = table([choices.data / name for name in SETS])
    choices.out.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} words")


if __name__ == "__main__":
    main()
