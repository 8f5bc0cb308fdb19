"""Words of other people inside Markdown, without harm to either.

In: any text.  Out: text that Markdown shows as it is.
"""

from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*_\[\]<>|#~])")


def plain(text: str) -> str:
    """One line, marks escaped."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def quoted(text: str, limit: int = 160) -> str:
    """Somebody's words, shortened in the middle."""
    return f"“{plain(shortened(text, limit))}”"


def code(text: str) -> str:
    """A file name."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`".replace("|", "\\|")


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, the middle left out."""
    text = " ".join(text.split())
    half = limit // 2
    return text if len(text) <= limit else f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
