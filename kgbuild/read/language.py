"""Which language a text is in (py3langid: its model is in the package, nothing is looked up)."""

from __future__ import annotations

SAMPLE = 4000
"""Characters looked at: enough for certainty, and long articles cost no more than short ones."""


def language_of(text: str) -> str:
    """The ISO 639-1 code of the likeliest language of the text's first characters."""
    import py3langid  # here, not above: its model takes a moment to load, and `import kgbuild` should not

    return str(py3langid.classify(text[:SAMPLE])[0])
