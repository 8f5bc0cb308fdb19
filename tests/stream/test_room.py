"""Memory is given back: what functions keep of their answers is bounded, and forgotten between steps."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import pytest

from kgbuild.model import Article
from kgbuild.read import read_articles
from kgbuild.resolve import traits
from kgbuild.resolve.fold import fold
from kgbuild.resolve.profile import Profile
from kgbuild.settings import Settings
from kgbuild.stream.pile import Pile
from kgbuild.stream.room import TABLES, give_back
from kgbuild.work import batch

ROOT = Path(__file__).parent.parent.parent
STAGES = [
    "model",
    "ontology",
    "lang",
    "read",
    "annotate",
    "extract",
    "resolve",
    "fuse",
    "graph",
    "export",
    "view",
    "work",
]
FEW = {"bool", "str | None", "Ontology", "Path", "language", "name", "names", "rule"}
"""Types and parameters of which a build has few values: pipelines, ontologies, languages, names of our word lists, rules."""


def keepers() -> Iterator[tuple[str, _lru_cache_wrapper[Any]]]:
    """The functions of all stages that keep answers, by name."""
    for stage in STAGES:
        package = importlib.import_module(f"kgbuild.{stage}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                if isinstance(value, _lru_cache_wrapper) and value.__module__ == module.__name__:
                    yield f"{module.__name__}.{name}", value


def asked(function: _lru_cache_wrapper[Any]) -> dict[str, str]:
    """What a function is asked of: its parameters and their types."""
    return {name: str(one.annotation) for name, one in inspect.signature(function).parameters.items()}


def test_every_function_that_keeps_profiles_can_be_made_to_forget_them() -> None:
    keeping = {name for name, function in keepers() if "Profile" in asked(function).values()}
    assert keeping == {f"{traits.__name__}.{trait.__name__}" for trait in traits.TRAITS}


def test_what_is_kept_without_bound_is_asked_of_few_things() -> None:
    for name, function in keepers():
        if function.cache_info().maxsize is None:
            for parameter, kind in asked(function).items():
                assert not FEW.isdisjoint((parameter, kind)), f"{name} keeps an answer for each {parameter}"


def test_a_step_begins_without_the_answers_of_the_one_before() -> None:
    for word in ("Ana", "Ruiz"):
        fold(word)
    traits.full_names(profile(1))
    assert fold.cache_info().currsize > 1
    give_back()
    held = {name: each.cache_info() for name, each in keepers() if (each.cache_info().maxsize or 0) > TABLES}
    assert {name: info for name, info in held.items() if info.currsize} == {}


def test_no_profile_outlives_the_story_it_was_asked_of() -> None:
    for number in traits.one_by_one(range(5)):
        assert [trait.cache_info().currsize for trait in traits.TRAITS] == [0] * len(traits.TRAITS)
        traits.heads(profile(number))
        traits.leaning(profile(number))
    assert traits.heads.cache_info().currsize == 0


def profile(number: int) -> Profile:
    """A profile of nobody in particular."""
    nothing = frozenset[str]()
    return Profile(f"a:{number}", nothing, nothing, nothing, ())


def test_a_pile_that_rests_has_nothing_in_memory(tmp_path: Path) -> None:
    pile = Pile(tmp_path, "words")
    for word in (b"b", b"a"):
        pile.add(word)
    pile.rest()
    assert pile._lines == []
    pile.add(b"c")
    assert list(pile) == [b"a", b"b", b"c"]
    assert pile._lines == []


@pytest.mark.pipeline
def test_a_pipeline_that_met_many_words_gives_way_to_one_that_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings()
    news = [one for one in read_articles([ROOT / "articles"], settings) if isinstance(one, Article)][:2]
    expected = [batch.read_batch([article], settings) for article in news]
    before = batch._pipeline(None)[0]
    monkeypatch.setattr(batch, "WORDS", 0)
    for article in (*news, *news):
        assert batch.read_batch([article], settings) == expected[news.index(article)]
        renewed = batch._pipeline(None)[0]
        assert renewed is not before
        before = renewed


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    traits.forget()
    yield
    traits.forget()
