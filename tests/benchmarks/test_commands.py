"""Benchmarks run seldom: at least all that they take from the program is still there."""

from importlib import import_module
from pathlib import Path

import pytest

NAMES = sorted(path.stem for path in (Path(__file__).parent.parent.parent / "benchmarks").glob("[a-z]*.py"))


@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_can_be_imported(name):
    try:
        import_module(f"benchmarks.{name}")
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] in {"kgbuild", "benchmarks", "tests", "training"}:
            raise
        pytest.skip(f"{error.name} is not installed")
