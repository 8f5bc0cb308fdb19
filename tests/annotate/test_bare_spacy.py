"""spaCy is imported without its command line, and nobody misses it."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import sys
from kgbuild.annotate import annotate, load_pipeline
import spacy
assert not [name for name in sys.modules if name.startswith("spacy.cli")]
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
from spacy.cli.info import info
assert spacy.cli.info is info and spacy.cli.download
"""


def test_the_command_line_is_left_out_until_somebody_asks_for_it() -> None:
    subprocess.run([sys.executable, "-c", ASKED], check=True)


MISSED = """
from types import ModuleType
from kgbuild.annotate import bare_spacy
names = ("spacy.cli", "spacy.cli.info")
bare_spacy.stand_ins = lambda: {name: ModuleType(name) for name in names}
bare_spacy.import_spacy()
import spacy
from spacy.cli.info import info
assert spacy.info is info and spacy.blank("en")("A word.")
"""


def test_a_spacy_that_takes_more_of_its_command_line_gets_the_real_one() -> None:
    subprocess.run([sys.executable, "-c", MISSED], check=True)
