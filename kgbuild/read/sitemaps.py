"""Sitemaps saved beside their pages: they tell titles, outlets and days of pages that do not, and which are missing.

In: the files of a build.  Out: articles completed by what a sitemap says of them, found by address or by the name of
their file; and a Problem a sitemap with the addresses that no article came from.  Only `news:publication_date` is a
page's day: `lastmod` is the day somebody touched the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from kgbuild.errors import InputError
from kgbuild.model import Article, Problem
from kgbuild.read.article import iso_date
from kgbuild.read.packed import ending, unpacked, unpacking

HEAD = 4096
SHOWN = 5
KINDS = ("urlset", "sitemapindex")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a sitemap says of one page."""

    address: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None


class Sitemaps:
    """What the sitemaps among some files say."""

    def __init__(self, files: Iterable[tuple[str, Path]]) -> None:
        self.files: dict[str, tuple[Listed, ...]] = {}
        for name, path in files:
            found = _sitemap(name, path)
            if found:
                self.files[name] = found
        self._by_key = {_key(item.address): item for items in self.files.values() for item in items}
        self._by_end: dict[str, list[str]] = {}
        for key in self._by_key:
            self._by_end.setdefault(key.rpartition("/")[2], []).append(key)
        self._met: set[str] = set()
        self._helped: set[str] = set()

    def fill(self, article: Article) -> Article:
        """The article, with what it lacks taken from the sitemap that lists it."""
        key = self._find(article)
        if key is None:
            return article
        self._met.add(key)
        item = self._by_key[key]
        filled = replace(
            article, title=article.title or item.title, publisher=article.publisher or item.publisher,
            date=article.date or iso_date(item.date), url=article.url or item.address,
        )  # fmt: skip
        if filled != article:
            self._helped.add(key)
        return filled

    def told(self) -> Iterator[Problem]:
        """A line for each sitemap: what it was good for, and what it lists that is not here."""
        for name, items in sorted(self.files.items()):
            missing = [item for item in items if _key(item.address) not in self._met]
            met = len(items) - len(missing)
            helped = sum(_key(item.address) in self._helped for item in items)
            if not missing:
                found = f"a sitemap of {len(items)} addresses, all among the articles; {helped} completed by it"
                yield Problem(name, found, "nothing to do", article=False)
                continue
            here = f"{met} of them among the articles" if met else "not articles"
            found = f"a sitemap of {len(items)} addresses, {here}; nothing is downloaded: {shown(missing)}"
            yield Problem(name, found, "save those pages, and give the folder they are in")

    def _find(self, article: Article) -> str | None:
        """By its address, else by the one listed address that ends as its file's name does."""
        if not self._by_key:
            return None
        if article.url and _key(article.url) in self._by_key:
            return _key(article.url)
        name = _key(article.name)
        same = [key for key in self._by_end.get(name.rpartition("/")[2], ()) if f"/{key}".endswith(f"/{name}")]
        return same[0] if len(same) == 1 else None


def read_sitemap(text: str, where: str) -> tuple[Listed, ...] | None:
    """What a sitemap or an index of sitemaps lists; None when the file is something else."""
    try:
        root = etree.fromstring(
            text.encode(), etree.XMLParser(resolve_entities=False, no_network=True, recover=True, encoding="utf-8")
        )
    except etree.XMLSyntaxError as error:
        raise InputError(f"not XML: {error.msg}", where, "mend the file, or save it again") from error
    if root is None:
        raise InputError("not XML", where, "mend the file, or save it again")
    if etree.QName(root).localname not in KINDS:
        return None
    rows = ({tag: _text(item, tag) for tag in ("loc", "title", "name", "publication_date")} for item in root)
    return tuple(Listed(row["loc"], row["title"], row["name"], row["publication_date"]) for row in rows if row["loc"])


def shown(items: Iterable[Listed]) -> str:
    """The first few, by title and address."""
    items = list(items)
    names = [f"“{item.title}” {item.address}" if item.title else item.address for item in items[:SHOWN]]
    return ", ".join(names) + (f", ... ({len(items) - SHOWN} more)" if len(items) > SHOWN else "")


def _sitemap(name: str, path: Path) -> tuple[Listed, ...] | None:
    """What a file lists, if it is a sitemap by its first letters; what is wrong with it is found when it is read."""
    if ending(name) != ".xml":
        return None
    try:
        with path.open("rb") as file:
            head = unpacking(name, file).read(HEAD) or b""
            if not any(f"<{kind}".encode() in head for kind in KINDS):
                return None
            file.seek(0)
            return read_sitemap(re.sub(r"^\s*<\?xml[^>]*\?>", "", unpacked(name, file).decode("utf-8-sig")), name)
    except (OSError, InputError, UnicodeDecodeError):
        return None


def _text(item: etree._Element, tag: str) -> str | None:
    """The words of the first element of a name anywhere in an entry, whatever its namespace."""
    for found in item.iterfind(f".//{{*}}{tag}"):
        if found.text and found.text.strip():
            return str(found.text).strip()
    return None


def _key(address: str) -> str:
    """An address, or the name of a saved file, as both might be written: without scheme, "www." and ending."""
    parts = urlsplit(address)
    path = f"{parts.netloc.casefold().removeprefix('www.')}{unquote(parts.path)}".strip("/")
    path = re.sub(r"\.(?:gz|zst)$", "", path)
    path = re.sub(r"(?:/index)?\.(?:x?html?|php|txt|md)$", "", path)
    return f"{path}?{parts.query}" if parts.query else path
