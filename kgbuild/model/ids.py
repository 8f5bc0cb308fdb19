"""Ids made from content: the same words give the same id on every machine, in every order."""

from __future__ import annotations

import hashlib
import re
import unicodedata


def slug(text: str, limit: int = 60) -> str:
    """ASCII letters, digits and single hyphens, lower-case, at most `limit` long; "" when nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:limit].rstrip("-")


def digest(*parts: str, length: int = 10) -> str:
    """The first `length` hex digits of SHA-256 over the parts, which are kept apart by a NUL."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:length]


def mention_id(article: str, begin: int, end: int) -> str:
    """The id of a mention or of a clause's words."""
    return f"{article}:{begin}-{end}"
