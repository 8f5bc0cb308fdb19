"""Learn the weights of the pronoun ranker from GUM's gold chains, and write them into lang/en/coreference.toml.

    python -m training.coreference --data ../shared/nlp/ud/gum

A softmax over each pronoun's candidates and "none of them", by gradient ascent with an L2 prior.  Mentions and trees
are gold; names and descriptions are linked by the rules, earlier pronouns by gold, as the ranker meets them at best.
"""

from __future__ import annotations

import argparse
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from benchmarks.gum import GENRES, GoldDocument, read_gum
from kgbuild.annotate.coreference_features import features
from kgbuild.annotate.coreference_names import link_names
from kgbuild.annotate.coreference_pronouns import candidates, number_of
from kgbuild.annotate.coreference_roles import link_description
from kgbuild.annotate.coreference_scene import Scene
from kgbuild.annotate.coreference_syntax import link_by_syntax
from kgbuild.annotate.names_lexicon import Lexicon, build_lexicon
from kgbuild.lang import words
from kgbuild.model import MentionKind
from kgbuild.ontology import load_ontology

Choice = list[tuple[dict[str, float], bool]]
"""The options of one pronoun, "none" among them: features, and whether it is right."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--prior", type=float, default=0.003, help="strength of the L2 prior")
    parser.add_argument("--genres", nargs="*", default=[*GENRES, "academic", "textbook"])
    options = parser.parse_args()
    lexicon = build_lexicon(load_ontology())
    path = options.data / "en_gum-ud-train.conllu"
    found = [c for gold in read_gum(path, lexicon, tuple(options.genres)) for c in choices(gold, lexicon)]
    weights = fitted(found, options.steps, options.prior)
    with as_file(files("kgbuild.lang") / "en" / "coreference.toml") as table:
        write(Path(table), weights)
    print(f"{len(found)} pronouns, {len(weights)} weights")


def choices(gold: GoldDocument, lexicon: Lexicon) -> list[Choice]:
    """Every third-person pronoun of a document with its options."""
    table = words("mentions")["pronouns"]
    scene = Scene(gold.doc, gold.mentions, lexicon)
    link_names(scene)
    link_by_syntax(scene)
    found = []
    for i in sorted(range(len(gold.mentions)), key=lambda k: gold.mentions[k].root):
        mention = gold.mentions[i]
        link_description(scene, i)
        if mention.kind is not MentionKind.PRONOUN or table[mention.head][0] != "3" or i in scene.links:
            continue
        options = [(features(scene, i, j), gold.chains[j] == gold.chains[i]) for j in candidates(scene, i)]
        right = [j for j in candidates(scene, i) if gold.chains[j] == gold.chains[i]]
        if options:
            found.append([*options, ({f"none: {number_of(mention)}": 1.0}, not right)])
        if right:
            scene.join(i, max(right), "gold")
    return found


def fitted(found: list[Choice], steps: int, prior: float) -> dict[str, float]:
    """Weights that give the right options the most probability."""
    names = sorted({name for choice in found for option, _ in choice for name in option})
    column = {name: n for n, name in enumerate(names)}
    rows = np.zeros((sum(len(c) for c in found), len(names)))
    right: np.ndarray = np.zeros(len(rows))
    group = np.zeros(len(rows), dtype=int)
    r = 0
    for n, choice in enumerate(found):
        for option, good in choice:
            for name, value in option.items():
                rows[r, column[name]] = value
            right[r], group[r] = good, n
            r += 1
    weights = np.zeros(len(names))
    velocity = np.zeros(len(names))
    for _ in range(steps):
        share = _softmax(rows @ weights, group, len(found))
        good = share * right
        good /= np.bincount(group, good, len(found))[group] + 1e-12
        gradient = rows.T @ (good - share) / len(found) - prior * weights
        velocity = 0.9 * velocity + gradient
        weights += 0.5 * velocity
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.01}


def _softmax(scores: np.ndarray, group: np.ndarray, groups: int) -> np.ndarray:
    top = np.full(groups, -np.inf)
    np.maximum.at(top, group, scores)
    raised = np.exp(scores - top[group])
    return raised / np.bincount(group, raised, groups)[group]


def write(path: Path, weights: dict[str, float]) -> None:
    """Replace the table at the end of the file."""
    text = path.read_text(encoding="utf-8")
    head = text[: text.index("[weights]")]
    line = text[text.index("[weights]") :].split("\n", 1)[0]
    lines = [f'"{name}" = {value}' for name, value in sorted(weights.items())]
    path.write_text("\n".join([head + line, *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
