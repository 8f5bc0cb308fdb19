"""IRIs of individuals.

In: ids and file names.  Out: IRIs under the graph's base, each made from content and legal whatever the id holds.
"""

from __future__ import annotations

from kgbuild.graph.terms import individual
from kgbuild.model import Evidence, digest, slug


class Names:
    """Names everything in one graph."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._articles: dict[str, str] = {}
        self._iris: dict[str, str] = {}

    def of(self, name: str) -> str:
        """An entity, event or claim; "article:..." is the article."""
        return self.article(name[8:]) if name.startswith("article:") else individual(self._base, name)

    def article(self, name: str) -> str:
        """An article: its file name in plain letters, told apart by a digest of the exact name."""
        found = self._iris.get(name)
        if found is None:
            found = self._iris[name] = individual(self._base, f"article-{self._article(name)}")
        return found

    def evidence(self, evidence: Evidence) -> str:
        """A piece of evidence: article, first and last + 1 character."""
        span = evidence.span
        return f"<{self._base}evidence-{self._article(evidence.article)}-{span.begin}-{span.end}>"

    def _article(self, name: str) -> str:
        if name not in self._articles:
            plain = slug(name, 30)
            self._articles[name] = f"{plain}-{digest(name, length=8)}" if plain else digest(name, length=8)
        return self._articles[name]
