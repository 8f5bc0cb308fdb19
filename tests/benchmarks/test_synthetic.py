"""Synthetic corpora: the same ones every time, all of them readable, names as uneven as in news."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from itertools import islice

import pytest
from typer.testing import CliRunner

from benchmarks.scale import app
from benchmarks.synthetic import Shape, corpus, rank
from kgbuild.model import Article
from kgbuild.read import read_articles
from kgbuild.settings import Settings


def made(path, *options):
    return CliRunner().invoke(app, ["make", *map(str, options), str(path)])


@pytest.mark.parametrize(
    "shape", [Shape(), Shape(sentences=25), Shape(sentences=1, story=1), Shape(zipf=0, copies=0.5)]
)
def test_a_larger_corpus_begins_with_a_smaller_one(shape):
    assert list(corpus(11, shape)) == list(corpus(40, shape))[:11]


def test_another_seed_gives_other_articles():
    assert next(corpus(1, Shape(seed=2))) != next(corpus(1))


def test_a_corpus_is_made_as_it_is_asked_for():
    assert len(list(islice(corpus(10**9), 3))) == 3


@pytest.mark.parametrize(("sentences", "least"), [(6, 6), (25, 23)])
def test_every_article_is_read_and_has_its_sentences(tmp_path, sentences, least):
    # a long article may tell one thing of one frequent person twice; reading keeps it once
    assert made(tmp_path / "news.jsonl", 200, "--sentences", sentences).exit_code == 0
    found = list(read_articles([tmp_path], Settings()))
    assert [item for item in found if not isinstance(item, Article)] == []
    assert len(found) == 200
    assert all(least <= len(article.clean.text.split("\n\n")) <= sentences for article in found)
    assert all(article.date and article.publisher and article.url and article.title for article in found)


def test_names_follow_zipf_or_are_new_in_each_story():
    dice = random.Random(3)
    counts = Counter(rank(dice, 1.1) for _ in range(5000))
    assert counts[1] > counts[2] > counts[4] > counts[16]
    assert len(counts) > 1000
    titles = [row["text"].split(".")[0] for row in corpus(400, Shape(story=1, zipf=0))]
    assert len(set(titles)) == 400


def test_near_copies_lose_their_last_sentence():
    rows = list(corpus(200, Shape(story=2, copies=1.0)))
    for first, copy in zip(rows[::2], rows[1::2], strict=True):
        assert copy["title"] == f"Report: {first['title']}"
        assert first["text"].startswith(copy["text"] + "\n\n")


def test_files_hold_the_corpus_between_them(tmp_path):
    assert made(tmp_path / "news.jsonl.gz", 10, "--files", 3).exit_code == 0
    texts = [gzip.decompress(path.read_bytes()).decode() for path in sorted(tmp_path.iterdir())]
    lines = [json.loads(line) for text in texts for line in text.splitlines()]
    assert lines == list(corpus(10))
    first = (tmp_path / "news-1.jsonl.gz").read_bytes()
    made(tmp_path / "news.jsonl.gz", 10, "--files", 3)
    assert (tmp_path / "news-1.jsonl.gz").read_bytes() == first


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("news.txt", [10], "must end in .jsonl"),
        ("news.jsonl", [0], "greater than or equal to 1"),
        ("news.jsonl", [10, "--zipf", 0.5], "an exponent of 1 or less"),
    ],
)
def test_what_cannot_be_made_is_said(tmp_path, name, options, said):
    result = made(tmp_path / name, *options)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
