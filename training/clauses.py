"""Learn the weights with which two clauses of a story are compared (`resolve/event_features.py`) from ECB+ train.

    python -m training.clauses --data ../shared/benchmarks

Every two gold events of a story, as `resolve` splits stories and entities, are one example: logistic regression, whose
logarithm of the odds is brought to the scale of a policy (1 joins; `SLOPE` to a unit).  Prints the table for
`benchmarks/coreference_ecb.py`; then run `training.crowds`, which builds on it.  The dev and held-out topics are not
read.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks.coreference_ecb import read_split
from kgbuild.ontology import load_ontology
from kgbuild.resolve import event_features as f
from kgbuild.resolve.average import SLOPE
from kgbuild.resolve.clause_columns import ClausePairs, Laid
from kgbuild.resolve.lexicon import make_lexicon
from kgbuild.resolve.policy import THRESHOLD
from training.crowds import Scene, seen_scenes
from training.logistic import Floats, regression

FEATURES = (
    f.in_one_story, f.same_predicate, f.telling_word, f.kindred_words, f.alike_words, f.same_type, f.related_type,
    f.same_participants, f.same_entities_elsewhere, f.same_place, f.same_date, f.other_time, f.alike_sentences,
    f.in_one_sentence, f.verb_and_noun,
)  # fmt: skip
"""The first always holds."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    rows, gold = read_split(parser.parse_args().data, "train")
    values, right = examples(seen_scenes(rows), gold)
    weights = regression(values, right) / SLOPE
    weights[0] += THRESHOLD
    print(f"{len(right)} pairs, {int(right.sum())} of them one event")
    for feature, weight in zip(FEATURES, weights, strict=True):
        print(f'        (f.{feature.__name__}, {weight:.2f}, "ECB+ train"),')


def examples(scenes: Sequence[Scene], gold: Mapping[str, str]) -> tuple[Floats, Floats]:
    """What the features say of every two gold events, and whether they are one."""
    lexicon = make_lexicon(load_ontology())
    values, right = [], []
    for scene in scenes:
        for pair in scene.pairs:
            right.append(float(gold[scene.told[pair.left].id] == gold[scene.told[pair.right].id]))
        numbers = np.array([(pair.left, pair.right) for pair in scene.pairs], int).reshape(-1, 2).T
        pairs = ClausePairs(Laid(scene.told, lexicon), *numbers)
        values.append(np.array([feature(pairs) for feature in FEATURES], float).T)
    return np.concatenate(values), np.array(right)


if __name__ == "__main__":
    main()
