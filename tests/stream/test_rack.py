"""Values by number and by name come back as they were put down."""

from __future__ import annotations

from pathlib import Path

from kgbuild.model import Feature, Match
from kgbuild.stream.rack import Rack
from kgbuild.stream.shelf import BATCH, Shelf


def test_a_rack_gives_back_any_value_while_it_grows(tmp_path: Path) -> None:
    rack = Rack[Match](tmp_path, "matches", Match)
    made = [Match(f"a{n}", "b\n\0", n % 2 == 0, n / 7, (Feature("f", -0.0, "é" * n),)) for n in range(300)]
    for number, match in enumerate(made):
        assert rack.put(match) == number
        assert rack.get(number // 2) == made[number // 2]
        assert rack.get(number) == match
    assert list(rack) == made
    assert len(rack) == 300


def test_a_shelf_gives_back_the_later_value_of_a_name(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "texts")
    for number in range(BATCH + 5):
        shelf.put(f"n{number}", b"old")
    shelf.put("n3", b"new\0\n")
    assert shelf.get("n3") == b"new\0\n"
    assert shelf.get(f"n{BATCH + 4}") == b"old"
    assert shelf.get("nobody") is None
