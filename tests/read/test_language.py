"""Which language a text is in."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kgbuild.read.language import is_plainly, language_of

ENGLISH = (
    "The mayor of Lima said on Tuesday that the bridge over the river would be closed for two weeks, and that buses "
    "will take people to the other side from a stop near the old market."
)
DUTCH = (
    "De burgemeester zei dinsdag dat de brug over de rivier twee weken dicht is, en dat er in die tijd bussen rijden "
    "naar de andere kant van de stad, omdat de oude weg was beschadigd en het water hoog stond."
)
DANISH = (
    "Borgmesteren sagde tirsdag, at broen over floden vil være lukket i to uger, og at busser vil køre folk til den "
    "anden side fra et stoppested ved det gamle marked, for vejen er ikke til at komme frem ad."
)
NAMES = "Ana Ruiz, Ivan Horvat, Marko Petrov, Acme Holdings, Porto Daily, Lima, Quito, Oslo, Split"


@pytest.mark.parametrize(
    ("text", "plain", "language"),
    [(ENGLISH, True, "en"), (DUTCH, False, "nl"), (DANISH, False, "da")],
)
def test_commonest_words_tell_english_and_doubt_is_left_to_the_model(text: str, plain: bool, language: str) -> None:
    assert is_plainly(text, "en") is plain
    assert language_of(text) == language


def test_of_many_words_fewer_need_be_common() -> None:
    text = ENGLISH + " Quito bridge repairs cost Lopez dearly" * 8 + " in winter. "  # 19 of 86 are common
    assert not is_plainly(text, "en")
    assert is_plainly(text * 2, "en")


def test_few_words_tell_nothing() -> None:
    assert not is_plainly(NAMES, "en")
    assert not is_plainly("The dog of the man.", "en")


def test_plain_english_needs_no_model() -> None:
    code = f"import sys; from kgbuild.read.language import language_of; language_of({ENGLISH!r}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "py3langid" not in done.stdout.split()
