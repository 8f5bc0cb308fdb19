"""spaCy without its command line, which it imports with itself: a third of its modules, for a quarter of a second at
the start of every worker.

In: nothing.  Out: spaCy imported; whoever asks for its command line later gets the real one.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

LEFT_OUT = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy, unless somebody has."""
    if "spacy" in sys.modules:
        return
    command, about = map(ModuleType, LEFT_OUT)
    about.__dict__["info"] = _info  # all that the package itself takes of its command line
    sys.modules |= {"spacy.cli": command, "spacy.cli.info": about}
    try:
        import spacy  # noqa: F401
    finally:
        for name in LEFT_OUT:
            del sys.modules[name]


def _info(*given: Any, **named: Any) -> Any:
    """`spacy.info`."""
    from spacy.cli.info import info

    return info(*given, **named)
