"""The language pipeline: the one that ships, or any that is installed.

In: a name, or none. Out: a spaCy `Language`.
"""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from kgbuild.errors import PipelineError

SHIPPED = Path(__file__).parent.parent / "lang" / "en" / "model"


def load_pipeline(name: str | None = None, threads: int = 1) -> Language:
    """The shipped English pipeline, or the installed spaCy pipeline (or folder) of that name.

    `threads` is how many documents the shipped pipeline reads at once; results do not depend on it.
    Raises `PipelineError` when a pipeline is not there.
    """
    return _shipped(threads) if name is None else _installed(name)


def _shipped(threads: int) -> Language:
    from kgbuild.annotate import encoder, encoder_tokens  # noqa: F401  (they register the factory, the tokeniser)

    missing = [file for file in encoder.FILES if not (SHIPPED / file).exists()]
    if missing:
        raise PipelineError(
            f"the shipped pipeline lacks {', '.join(missing)}",
            str(SHIPPED),
            "install kgbuild again, or make the model with the commands in training/README.md",
        )
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "kgbuild_ud"}}})
    nlp.add_pipe("kgbuild_encoder", config={"threads": threads})
    nlp.meta["name"] = "kgbuild_en"
    return nlp


def _installed(name: str) -> Language:
    try:
        return spacy.load(name)
    except OSError as error:
        raise PipelineError(
            f"no spaCy pipeline called {name!r} is installed, nor is it a folder with one",
            "--model",
            f"try `python -m spacy download {name}`, or leave --model out to use the shipped pipeline",
        ) from error
