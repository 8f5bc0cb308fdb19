"""What the world feeds: feeds, web archives, packed files and sitemaps, alone and mixed; nothing is downloaded."""

import builtins
import bz2
import gzip
import io
import json
import lzma
import socket
import subprocess
import sys

import pytest

from kgbuild.model import Article, Problem
from kgbuild.read import read_articles
from kgbuild.settings import Settings

STORY = (
    "The council of Porto voted on Monday to rebuild the old market hall by next spring.",
    "Mayor Ines Prata said that work would begin in March and cost four million euros.",
)
HTML = "".join(f"<p>{words}</p>" for words in STORY)
TEXT = "\n\n".join(STORY)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("something wanted the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def read(path):
    items = list(read_articles([path], Settings()))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Problem)]


def put(folder, name, content):
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder / name


RSS = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Porto Daily</title>
<item><title>Porto rebuilds its &lt;b&gt;market&lt;/b&gt;</title><link>https://daily.example/market</link>
<pubDate>Mon, 05 Feb 2024 10:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[{HTML}]]></content:encoded></item>
<item><title>Ferry late</title><link>https://daily.example/ferry</link><description>The ferry was late again ...</description></item>
<item><title>All in the description</title><description>{("The bridge over the river was closed for the whole of Friday. " * 12)}</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Braga Post</title><id>x</id>
<entry><id>1</id><title>Market hall</title><link href="https://post.example/1"/><updated>2024-02-06T08:00:00Z</updated>
<content type="html">{HTML.replace("<", "&lt;")}</content></entry></feed>"""


def test_rss_items_with_their_whole_text_are_articles_and_teasers_are_named(tmp_path):
    (one, other), (problem,) = read(put(tmp_path, "daily.rss", RSS))
    assert (one.name, one.title, one.publisher, one.date, one.url) == (
        "daily.rss#1", "Porto rebuilds its market", "Porto Daily", "2024-02-05", "https://daily.example/market",
    )  # fmt: skip
    assert one.clean.text == TEXT
    assert other.name == "daily.rss#3"
    assert problem.where == "daily.rss#2"
    assert "only a summary of 'Ferry late'" in problem.found
    assert "https://daily.example/ferry" in problem.todo


def test_atom(tmp_path):
    (one,), problems = read(put(tmp_path, "post.atom", ATOM))
    assert (one.publisher, one.date, one.url, problems) == ("Braga Post", "2024-02-06", "https://post.example/1", [])
    assert one.clean.text == TEXT


BAD_XML = [
    ("<a><b/></a>", "neither a feed nor a sitemap"),
    ("not xml at all", "not XML"),
    ('<rss version="2.0"><channel><title>x</title></channel></rss>', "a feed without items"),
    ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc> https://a.example/1 </loc></url></urlset>", "a sitemap of 1 addresses, not articles; nothing is downloaded: https://a.example/1"),
    ("<sitemapindex><sitemap><loc>https://a.example/news.xml</loc></sitemap></sitemapindex>", "a sitemap of 1 addresses"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "found"), BAD_XML)
def test_xml_without_articles_says_what_it_is(tmp_path, content, found):
    articles, (problem,) = read(put(tmp_path, "a.xml", content))
    assert articles == []
    assert found in problem.found


def test_entities_of_a_feed_are_not_expanded(tmp_path):
    secret = put(tmp_path, "secret.txt", "x")
    bomb = f'<!DOCTYPE rss [<!ENTITY e SYSTEM "{secret.as_uri()}">]>' + RSS.split("?>", 1)[1].replace("Short.", "&e;")
    articles, _ = read(put(tmp_path, "a.rss", bomb))
    assert len(articles) == 2


def warc(*records, packed=True):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for number, (status, kind, body) in enumerate(records, 1):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://a.example/{number}", "response", payload=io.BytesIO(body), http_headers=headers,
            warc_headers_dict={"WARC-Date": "2031-01-01T00:00:00Z"},
        )  # fmt: skip
        writer.write_record(record)
    return out.getvalue()


PAGE = f"<html><head><title>Market</title></head><body><article>{HTML}</article></body></html>"
RECORDS = [
    ("200 OK", "text/html; charset=utf-8", PAGE.encode()),
    ("404 Not Found", "text/html", b"<p>nothing here</p>"),
    ("200 OK", "image/png", b"\x89PNG"),
    ("200 OK", "text/html; charset=iso-8859-15", PAGE.replace("Porto", "Évora €").encode("iso-8859-15")),
    ("200 OK", "text/html", b"<html><script>x()</script></html>"),
]


@pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False)])
def test_pages_of_a_web_archive(tmp_path, name, packed):
    articles, problems = read(put(tmp_path, name, warc(*RECORDS, packed=packed)))
    assert [(a.name, a.url) for a in articles] == [
        (f"{name}#1", "https://a.example/1"), (f"{name}#4", "https://a.example/4"),
    ]  # fmt: skip
    assert [a.date for a in articles] == [None, None], "the day of the crawl is not the day of the article"
    assert "Évora €" in articles[1].text
    assert [(p.where, p.article) for p in problems] == [(f"{name}#5", True), (name, False)]
    assert "1 of type image/png, 1 with status 404" in problems[1].found


def zstandard_warc(*records, dictionary=False, packed_dictionary=False):
    """An archive as the IIPC's page on Zstandard says: a frame a record, the dictionary first in a frame to skip."""
    import zstandard

    plain = [warc(record, packed=False) for record in records]
    head, known = b"", None
    if dictionary:
        words = b"".join(plain) * 3
        known = zstandard.ZstdCompressionDict(words[:2000], dict_type=zstandard.DICT_TYPE_RAWCONTENT)
        data = zstandard.ZstdCompressor().compress(words[:2000]) if packed_dictionary else words[:2000]
        head = b"\x5d\x2a\x4d\x18" + len(data).to_bytes(4, "little") + data
    return head + b"".join(zstandard.ZstdCompressor(dict_data=known).compress(record) for record in plain)


@pytest.mark.parametrize("dictionary", [{}, {"dictionary": True}, {"dictionary": True, "packed_dictionary": True}])
def test_web_archives_by_zstandard(tmp_path, dictionary):
    pytest.importorskip("zstandard")
    data = zstandard_warc(RECORDS[0], RECORDS[3], **dictionary)
    articles, problems = read(put(tmp_path, "a.warc.zst", data))
    assert [a.name for a in articles] == ["a.warc.zst#1", "a.warc.zst#2"]
    assert problems == []
    articles, (problem,) = read(put(tmp_path, "a.warc.zst", data[:-20]))
    assert [a.name for a in articles] == ["a.warc.zst#1"]
    assert "breaks off" in problem.found


@pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False)])
@pytest.mark.parametrize("cut", [20, 200])
def test_broken_archive_keeps_what_came_before_and_says_where_it_breaks(tmp_path, name, packed, cut):
    whole = warc(RECORDS[0], RECORDS[3], packed=packed)
    articles, (problem,) = read(put(tmp_path, name, whole[:-cut]))
    assert [a.name for a in articles] == [f"{name}#1"]
    assert problem.where == f"{name}#2"
    assert "breaks off" in problem.found


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_what_is_no_archive_is_named(tmp_path, name):
    articles, problems = read(put(tmp_path, name, b"no archive"))
    assert articles == []
    assert all(problem.where.startswith(name) and problem.todo for problem in problems)
    assert problems


def packed(name, data):
    if name.endswith(".gz"):
        return gzip.compress(data)
    if name.endswith((".bz2", ".xz")):
        return (bz2 if name.endswith(".bz2") else lzma).compress(data)
    return pytest.importorskip("zstandard").ZstdCompressor().compress(data)


@pytest.mark.parametrize("packing", [".gz", ".zst", ".GZ", ".bz2", ".xz"])
@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", TEXT), ("a.html", PAGE), ("a.jsonl", json.dumps({"text": TEXT})), ("a.atom", ATOM), ("a.xml", ATOM)],
)
def test_packed_files_of_every_kind(tmp_path, name, content, packing):
    (one,), problems = read(put(tmp_path, name + packing, packed(packing.lower(), content.encode())))
    assert one.clean.text == TEXT
    assert one.name.startswith(name + packing)
    assert problems == []


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt.zst", "a.txt.bz2", "a.txt.xz"])
@pytest.mark.parametrize("cut", ["cut", "junk"])
def test_broken_packing_is_named(tmp_path, name, cut):
    data = packed(name, TEXT.encode())[:-12] if cut == "cut" else b"junk"
    articles, (problem,) = read(put(tmp_path, name, data))
    assert articles == []
    assert problem.where == name
    assert "broken" in problem.found


@pytest.mark.parametrize(
    ("name", "module"), [("a.rss", "feedparser"), ("a.warc.gz", "warcio"), ("a.txt.zst", "zstandard")]
)
def test_missing_library_says_what_to_install(tmp_path, monkeypatch, name, module):
    content = {"a.rss": RSS.encode(), "a.warc.gz": warc(RECORDS[0]), "a.txt.zst": packed("a.zst", TEXT.encode())}[name]
    path = put(tmp_path, name, content)
    real = builtins.__import__

    def without(wanted, *rest):
        if wanted.split(".")[0] == module:
            raise ImportError("no module", name=module)
        return real(wanted, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    articles, (problem,) = read(path)
    assert articles == []
    assert problem.found == f"{module} is not installed"
    assert "kgbuild[feeds]" in problem.todo


def test_a_mixed_folder(tmp_path):
    (tmp_path / "deep").mkdir()
    put(tmp_path, "a.txt", TEXT.replace("Porto", "Faro"))
    put(tmp_path, "deep/b.rss", RSS)
    put(tmp_path, "deep/c.warc.gz", warc(("200 OK", "text/html", PAGE.replace("Porto", "Lagos").encode())))
    put(tmp_path, "deep/d.jsonl.gz", gzip.compress(json.dumps({"text": TEXT.replace("Porto", "Viseu")}).encode()))
    put(tmp_path, "deep/e.bin", b"\0")
    articles, problems = read(tmp_path)
    assert [a.name for a in articles] == [
        "a.txt",
        "deep/b.rss#1",
        "deep/b.rss#3",
        "deep/c.warc.gz#1",
        "deep/d.jsonl.gz#1",
    ]
    assert [p.where for p in problems] == ["deep/b.rss#2", "deep/e.bin"]


def jsonl(count):
    return [json.dumps({"text": TEXT.replace("Porto", f"Town{number}")}).encode() for number in range(count)]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_lines_before_the_break_of_a_packed_file_are_kept(tmp_path, name):
    whole = packed(name, b"\n".join(jsonl(2500)))
    articles, problems = read(put(tmp_path, name, whole[: len(whole) // 2]))
    assert len(articles) > 100
    assert all(article.name == f"{name}#{number}" for number, article in enumerate(articles, 1))
    assert "the broken file ends here" in problems[-1].found
    assert problems[-1].where == f"{name}#{len(articles) + 2}"  # the line it breaks in is no JSON


@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\r", b"\n\n"])
def test_lines_end_as_they_do_anywhere(tmp_path, ends):
    articles, problems = read(put(tmp_path, "a.jsonl", ends.join(jsonl(3))))
    step = 2 if ends == b"\n\n" else 1
    assert [a.name for a in articles] == [f"a.jsonl#{number}" for number in (1, 1 + step, 1 + 2 * step)]
    assert problems == []


def test_lines_in_other_encodings_and_lines_too_long_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr("kgbuild.read.jsonlines.LONGEST", 1000)
    lines = [*jsonl(2), jsonl(1)[0].replace(b"Ines", b"In\xeas"), b'"' + b"x" * 5000 + b'"', b"[" * 900, jsonl(4)[3]]
    articles, problems = read(put(tmp_path, "a.jsonl", b"\n".join(lines)))
    assert [a.name for a in articles] == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3", "a.jsonl#6"]
    assert "In\u00eas" in articles[2].text
    assert [(p.where, p.article) for p in problems] == [("a.jsonl#3", False), ("a.jsonl#4", True), ("a.jsonl#5", True)]
    assert "a line of more than 1,000 bytes" in problems[1].found
    articles, problems = read(put(tmp_path, "b.jsonl", b"\n".join(jsonl(2)).decode().encode("utf-16")))
    assert [a.name for a in articles] == ["b.jsonl#1", "b.jsonl#2"]


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://www.daily.example/2024/02/market-hall.html</loc><lastmod>2026-01-01</lastmod><news:news>
<news:publication><news:name>Porto Daily</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2024-02-05T10:00:00Z</news:publication_date><news:title>Market hall rises again</news:title>
</news:news></url>
<url><loc>https://daily.example/2024/02/ferry/</loc><lastmod>2024-02-06</lastmod></url>
<url><loc>https://daily.example/2024/03/other</loc></url></urlset>"""


@pytest.mark.parametrize(
    "page", ["market-hall.txt", "daily.example/2024/02/market-hall.html", "02/market-hall.html.gz"]
)
def test_a_sitemap_beside_pages_tells_their_days_and_names_those_that_are_missing(tmp_path, page):
    path = tmp_path / page
    path.parent.mkdir(parents=True, exist_ok=True)
    data = (TEXT if page.endswith(".txt") else f"<p>{'</p><p>'.join(STORY)}</p>").encode()
    path.write_bytes(gzip.compress(data) if page.endswith(".gz") else data)
    put(
        tmp_path,
        "ferry.json",
        json.dumps({"text": TEXT.replace("Porto", "Braga"), "url": "http://daily.example/2024/02/ferry"}),
    )
    put(tmp_path, "sitemap.xml.gz", gzip.compress(SITEMAP.encode()))
    articles, (problem,) = read(tmp_path)
    found = {article.name: article for article in articles}
    one = found[page]
    assert (one.date, one.publisher) == ("2024-02-05", "Porto Daily")
    assert one.url == "https://www.daily.example/2024/02/market-hall.html"
    assert one.title == "Market hall rises again"
    assert found["ferry.json"].date is None, "the day somebody touched a page is not its day"
    assert problem.where == "sitemap.xml.gz"
    assert problem.found == (
        "a sitemap of 3 addresses, 2 of them among the articles; nothing is downloaded: https://daily.example/2024/03/other"
    )
    assert problem.article


def test_what_a_page_says_of_itself_stands_and_a_name_that_two_addresses_end_in_is_left(tmp_path):
    put(tmp_path, "market-hall.txt", f"Date: 1 March 2023\n\n{TEXT}")
    put(tmp_path, "sitemap.xml", SITEMAP)
    (one,), _ = read(tmp_path)
    assert (one.date, one.publisher) == ("2023-03-01", "Porto Daily")
    put(tmp_path, "sitemap.xml", SITEMAP.replace("2024/03/other", "2024/03/market-hall"))
    (one,), _ = read(tmp_path)
    assert one.publisher is None


def test_a_sitemap_whose_pages_are_all_here_is_a_remark(tmp_path):
    put(tmp_path, "market-hall.txt", TEXT)
    put(tmp_path, "ferry.txt", TEXT.replace("Porto", "Braga"))
    put(tmp_path, "other.txt", TEXT.replace("Porto", "Evora"))
    put(tmp_path, "sitemap.xml", SITEMAP)
    articles, (problem,) = read(tmp_path)
    assert len(articles) == 3
    assert "a sitemap of 3 addresses, all among the articles" in problem.found
    assert not problem.article


def test_entries_of_a_news_sitemap_are_named_by_title(tmp_path):
    _, (problem,) = read(put(tmp_path, "news.xml", SITEMAP))
    assert "“Market hall rises again” https://www.daily.example/2024/02/market-hall.html, https://" in problem.found
    assert "save those pages" in problem.todo


GROWTH = """
import sys, tracemalloc
from pathlib import Path
from kgbuild.read import read_articles
from kgbuild.settings import Settings
items = read_articles([Path(sys.argv[1])], Settings())
for _ in range(15):
    next(items)
tracemalloc.start()
print(sum(1 for _ in items), tracemalloc.get_traced_memory()[1])
"""


@pytest.mark.parametrize("name", ["news.warc.gz", "news.jsonl.zst"])
def test_memory_does_not_grow_with_the_pages_of_an_archive(tmp_path, name):
    pytest.importorskip("zstandard")
    peaks = []
    for count in (25, 75):
        texts = [f"{TEXT} {'The work goes on without a stop. ' * 60} It is day {n} of the work." for n in range(count)]
        if ".warc" in name:
            pages = [("200 OK", "text/html", f"<p>{text}</p>".encode()) for text in texts]
            data = zstandard_warc(*pages) if name.endswith("zst") else warc(*pages)
        else:
            data = b"\n".join(json.dumps({"text": text}).encode() for text in texts)
            data = packed(name, data)
        path = put(tmp_path, name, data)
        run = subprocess.run([sys.executable, "-c", GROWTH, path], capture_output=True, text=True, check=True)
        read_count, peak = map(int, run.stdout.split())
        assert read_count == count - 15
        peaks.append(peak)
    assert peaks[1] - peaks[0] < 50 * 5_000, peaks  # bytes; a page that were kept would need seven times that
