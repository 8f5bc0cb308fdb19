"""spaCy without its command line, which it imports with itself: a third of its modules, for a quarter of a second at
the start of every worker.

In: nothing.  Out: spaCy imported; whoever asks for its command line later gets the real one.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from types import ModuleType
from typing import Any


def import_spacy() -> None:
    """Import spaCy, unless somebody has; as it is, where it takes more of its command line than is known here."""
    if "spacy" in sys.modules:
        return
    left_out = stand_ins()
    sys.modules |= left_out
    try:
        with suppress(ImportError, AttributeError):
            import spacy
    finally:
        for name in left_out:
            del sys.modules[name]
    import spacy  # noqa: F401


def stand_ins() -> dict[str, ModuleType]:
    """What spaCy gets in place of its command line: all that the package itself takes of it."""
    command, about = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    about.__dict__["info"] = _info
    return {each.__name__: each for each in (command, about)}


def _info(*given: Any, **named: Any) -> Any:
    """`spacy.info`."""
    from spacy.cli.info import info

    return info(*given, **named)
