"""After any edits of a folder of articles, a build that remembers writes the files of one that does not, to the byte."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.cli.build import build_once
from kgbuild.errors import InputError
from kgbuild.settings import Settings

SENTENCES = (
    "Mayor Ines Prata met the engineer Paulo Reis in Porto on Monday.",
    "Reis gave Prata a model of the new bridge.",
    "Prata denied that she had met Reis.",
    "Twelve workers were injured at the building site on 5 March 2024, the Lusa news agency reported.",
    "At least 20 workers were injured at the building site on 5 March 2024, the mayor said.",
    "The engineer will visit Lisbon.",
    "Ines Prata travelled to Lisbon with Marta Reis.",
)
NAMES = ("a.txt", "b.txt", "c.txt", "d.txt")
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4)
EDITS = st.lists(
    st.tuples(st.sampled_from(("add", "remove", "change")), st.sampled_from(NAMES), TEXTS), min_size=2, max_size=3
)


def edit(folder: Path, what: str, name: str, sentences: list[str]) -> None:
    """One change; "add" begins a file anew, "change" adds to it."""
    path = folder / name
    if what == "remove":
        path.unlink(missing_ok=True)
        return
    before = path.read_text() if what == "change" and path.exists() else ""
    path.write_text(" ".join((before, *sentences)))


def files(articles: Path, output: Path, chosen: Settings) -> dict[str, bytes] | None:
    """What a build leaves in its folder, None when there is nothing to build from."""
    try:
        build_once([articles], output, chosen, quiet=True)
    except InputError:
        return None
    return {path.name: path.read_bytes() for path in output.iterdir()}


@pytest.mark.pipeline
@given(st.lists(TEXTS, min_size=1, max_size=3), EDITS)
@settings(max_examples=4, deadline=None)
def test_the_whole_folder_is_that_of_a_full_build(
    first: list[list[str]], edits: list[tuple[str, str, list[str]]]
) -> None:
    with tempfile.TemporaryDirectory() as place:
        articles = Path(place) / "in"
        articles.mkdir()
        for name, sentences in zip(NAMES, first, strict=False):
            edit(articles, "add", name, sentences)
        plain = Settings(jobs=1)
        remembering = replace(plain, cache=Path(place) / "cache")
        assert files(articles, Path(place) / "known", remembering)
        for step, change in enumerate(edits):
            edit(articles, *change)
            full = files(articles, Path(place) / f"full-{step}", plain)
            known = files(articles, Path(place) / "known", remembering)
            assert known == full
