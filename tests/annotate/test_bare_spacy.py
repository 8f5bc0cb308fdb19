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
