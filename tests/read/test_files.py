"""Every kind of file is read, and nothing that cannot be read disappears silently."""

import json
from pathlib import Path

import pytest

from kgbuild.model import Article, Problem
from kgbuild.read import read_articles
from kgbuild.settings import Settings

STORY = (
    "The council of Porto voted on Monday to rebuild the old market hall by next spring.\n\n"
    "Mayor Ines Prata said that work would begin in March and cost four million euros.\n"
)
FRENCH = (
    "Le conseil municipal a voté lundi la reconstruction du vieux marché couvert, qui doit rouvrir au printemps "
    "prochain, a déclaré la maire de la ville devant la presse.\n"
)


def read(*paths: Path, **choices):
    items = list(read_articles(paths, Settings(**choices)))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Problem)]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


BAD = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\n ", "empty"),
    ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0", "binary"),
    ("nul.txt", b"abc\0def", "binary"),
    ("table.xlsx", b"abc", "unknown kind of file"),
    ("french.txt", FRENCH.encode(), "another language (fr)"),
    ("short.txt", b"Leave a reply\n", "no story"),
    ("broken.json", b'{"text": ', "not JSON"),
    ("empty.html", b"<html><body><script>x()</script></body></html>", "no text"),
    ("long.txt", ("A dog ran over the hill and came back again. " * 30000).encode(), "characters, more than"),
]


@pytest.mark.parametrize(("name", "content", "found"), BAD)
def test_bad_file_is_a_problem_that_says_what_and_where_and_the_rest_is_read(tmp_path, name, content, found):
    write(tmp_path, name, content)
    write(tmp_path, "good.txt", STORY)
    articles, problems = read(tmp_path)
    assert [a.name for a in articles] == ["good.txt"]
    (problem,) = problems
    assert problem.where.startswith(name)
    assert found in problem.found
    assert problem.todo


def test_missing_path_and_empty_folder_are_problems(tmp_path):
    (tmp_path / "none").mkdir()
    _, problems = read(tmp_path / "none", tmp_path / "nowhere")
    assert sorted(p.found for p in problems) == ["no such file or folder", "the folder is empty"]


def test_unreadable_file_is_a_problem(tmp_path, monkeypatch):
    path = write(tmp_path, "locked.txt", STORY)

    def refuse(self, *_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    _, problems = read(path)
    assert problems[0].found == "cannot be read: Permission denied"


def test_duplicate_file_is_named_with_its_twin(tmp_path):
    write(tmp_path, "a.txt", STORY)
    write(tmp_path, "b.txt", STORY)
    articles, problems = read(tmp_path)
    assert [a.name for a in articles] == ["a.txt"]
    assert problems[0].where == "b.txt"
    assert "a.txt" in problems[0].found


def test_wrong_encoding_is_repaired_and_remarked(tmp_path):
    text = STORY.replace("Ines", "Inês").replace("euros", "euros — “não”")
    write(tmp_path, "latin.txt", text.encode("cp1252"))
    articles, problems = read(tmp_path)
    assert "Inês" in articles[0].text
    assert "not UTF-8" in problems[0].found
    assert problems[0].article is False


def test_mojibake_is_repaired(tmp_path):
    write(tmp_path, "mojibake.txt", STORY.replace("Ines", "Inês").encode().decode("latin-1").encode())
    assert "Inês" in read(tmp_path)[0][0].text


def test_offsets_of_plain_text_are_those_of_the_file(tmp_path):
    path = write(tmp_path, "a.txt", "\n  Title: Porto\nDate: 2024-02-03\n\n" + STORY)
    (article,), _ = read(path)
    assert article.text == path.read_text()
    assert (article.title, article.date) == ("Porto", "2024-02-03")
    span = article.clean.span(0, 11)
    assert article.words(span) == "The council"


def test_hard_wrapped_text_is_put_together(tmp_path):
    wrapped = (
        "The council of Porto voted on Monday to\nrebuild the old market hall, which was\nclosed in 2019 after a "
        "fire that burned\nfor three days, by the spring of the next\nyear, its speaker told the press tonight.\n\n"
        "Mayor Ines Prata said that the work must\nbegin in March and cost no more than four\nmillion euros in all.\n"
    )
    (article,), _ = read(write(tmp_path, "a.txt", wrapped))
    assert "voted on Monday to rebuild the old market hall, which was closed" in article.clean.text


HTML = """<html><head><title>Market hall | Porto Daily</title>
<meta property="og:site_name" content="Porto Daily"><meta property="og:title" content="Porto rebuilds its market">
<meta property="article:published_time" content="2024-02-05T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Porto rebuilds its market</h1><p>The council of Porto voted on Monday to rebuild the <b>old market
hall</b> by next spring, after years of debate.<p>Mayor Ines Prata said that work would begin in March &amp; cost four
million euros, to be paid over a period of ten years.</article>
<footer>© 2024 Porto Daily</footer></body>"""


def test_html_gives_story_metadata_and_what_was_dropped(tmp_path):
    (article,), _ = read(write(tmp_path, "a.html", HTML))
    assert article.publisher == "Porto Daily"
    assert article.date == "2024-02-05"
    assert "old market hall by next spring" in article.clean.text
    assert "March & cost" in article.clean.text
    assert "Home" not in article.clean.text
    dropped = {article.words(b.span): b.noise for b in article.blocks if b.noise}
    assert "Home Sport" in dropped


def test_json_lines_give_an_article_a_line_and_name_the_broken_ones(tmp_path):
    lines = [
        json.dumps({"title": "Porto", "text": STORY, "source": {"name": "Porto Daily"}, "date": "2024-02-05T01:00"}),
        "{broken",
        json.dumps(["no", "object"]),
        json.dumps({"headline": "no text"}),
        json.dumps({"html": HTML, "url": "https://example.org/a"}),
    ]
    articles, problems = read(write(tmp_path, "feed.jsonl", "\n".join(lines)))
    assert [a.name for a in articles] == ["feed.jsonl#1", "feed.jsonl#5"]
    assert articles[0].publisher == "Porto Daily"
    assert articles[0].date == "2024-02-05"
    assert articles[1].url == "https://example.org/a"
    assert [p.where for p in problems] == ["feed.jsonl#2", "feed.jsonl#3", "feed.jsonl#4"]


def test_a_builds_output_and_hidden_files_are_no_articles(tmp_path):
    write(tmp_path, "a.txt", STORY)
    for name in ("output", ".git"):
        (tmp_path / name).mkdir()
    write(tmp_path / "output", "graph.ttl", "")
    write(tmp_path / "output", "graph.html", HTML)
    write(tmp_path / ".git", "b.txt", STORY.replace("Porto", "Braga"))
    articles, problems = read(tmp_path)
    assert [a.name for a in articles] == ["a.txt"]
    assert problems == []


def test_order_of_paths_does_not_matter(tmp_path):
    one, two = write(tmp_path, "a.txt", STORY), write(tmp_path, "b.txt", STORY.replace("Porto", "Braga"))
    assert read(one, two) == read(two, one)


def test_name_with_quotes_and_brackets_is_read(tmp_path):
    (article,), _ = read(write(tmp_path, 'a "quoted" <b>.txt', STORY))
    assert article.name == 'a "quoted" <b>.txt'


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("18 September 2023", "2023-09-18"),
        ("Sept 18, 2023", "2023-09-18"),
        ("2023-09-18T07:30:00+02:00", "2023-09-18"),
        ("September 2023", None),
        ("Monday", None),
        ("last week", None),
        ("", None),
    ],
)
def test_only_a_date_stated_in_full_dates_the_article(stated, iso):
    from kgbuild.read.article import iso_date

    assert iso_date(stated) == iso
