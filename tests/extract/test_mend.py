"""No mended parse hangs a word below itself, whatever a rule asks for."""

from __future__ import annotations

from kgbuild.extract.mend import mend
from kgbuild.extract.mend_parse import Heads, Parse


def test_a_mend_that_would_make_a_loop_is_taken_back():
    """ "she said, adding all their goods had been buried", with "adding" hung below "buried"."""
    words = ["she", "said", ",", "adding", "all", "their", "goods", "had", "been", "buried"]
    heads = [1, -1, 3, 9, 6, 6, 3, 9, 9, 1]
    labels = ["nsubj", "root", "punct", "advcl", "det", "nmod:poss", "obj", "aux", "aux:pass", "ccomp"]
    pos = ["PRON", "VERB", "PUNCT", "VERB", "DET", "PRON", "NOUN", "AUX", "AUX", "VERB"]
    tags = ["PRP", "VBD", ",", "VBG", "DT", "PRP$", "NNS", "VBD", "VBN", "VBN"]
    parse = Parse(words, pos, tags, list(labels), Heads(heads), [""] * 10, [(0, 10)] * 10)
    mend(parse)
    assert list(parse.heads) == heads
    assert parse.labels == labels


def test_moves_that_make_no_loop_stay():
    parse = Parse(list("abc"), ["NOUN"] * 3, ["NN"] * 3, ["dep"] * 3, Heads([-1, 0, 0]), [""] * 3, [(0, 3)] * 3)
    parse.attach(2, 1, "obj")
    parse.settle()
    parse.move(1, 2)
    parse.settle()
    assert (list(parse.heads), parse.labels) == ([-1, 0, 1], ["dep", "dep", "obj"])
