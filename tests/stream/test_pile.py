"""A pile of lines comes back sorted, each once, however little of it fits into memory."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.stream import pile as module
from kgbuild.stream.pile import Pile

LINES = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=6), max_size=60)


@given(LINES, st.integers(1, 2000))
@settings(max_examples=60, deadline=None)
def test_it_is_sorted_and_each_line_once_whatever_fits(lines: list[str], room: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "ROOM", room)
        pile = Pile(Path(folder), "words")
        for line in lines:
            pile.add(line.encode())
        expected = [line.encode() for line in sorted(set(lines))]
        assert list(pile) == expected
        assert list(pile) == expected  # as often as asked for
        pile.clear()
        assert list(pile) == []
        assert list(Path(folder).iterdir()) == []


def test_runs_are_merged_before_too_many_files_are_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OPEN", 4)
    monkeypatch.setattr(module, "ROOM", 1)
    pile = Pile(tmp_path, "n")
    for number in range(100):
        pile.add(b"%03d" % (number * 7 % 100))
        assert len(list(tmp_path.iterdir())) <= 3 * 4  # three of each of four sizes
    assert list(pile) == [b"%03d" % number for number in range(100)]


def test_the_order_is_that_of_triples(tmp_path: Path) -> None:
    rows = [("<a>", "<p>", '"x"'), ("<a>", "<p>", '"x y"'), ("<a>", "<p-q>", '"x"'), ("<a-b>", "<p>", '"é👩"'), ("<é>", "<p>", '"z"')]
    pile = Pile(tmp_path, "t")
    for row in reversed(rows):
        pile.add("\0".join(row).encode())
    assert [tuple(line.decode().split("\0")) for line in pile] == sorted(rows)
