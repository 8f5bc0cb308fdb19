"""What training is given: sources brought to one scheme, nothing that is tested among it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from training import names
from training.corpus import key, without
from training.document import Document, Name, Sentence, read, write
from training.narrow import Cues, cue_table, narrow_sentence, place_types
from training.noise import noised
from training.treebank import with_gum_names

SHARED = Path(__file__).parents[2].parent / "shared" / "nlp"

CUES = Cues(cue_table(), frozenset({"france", "south korea"}), frozenset(), frozenset({"French"}))


def said(text, *found, **columns):
    words = text.split()
    return Sentence(words=words, space=[1] * len(words), names=[Name(*n) for n in found], **columns)


@pytest.mark.parametrize(
    ("place", "types"),
    [("France", ("GPE",)), ("Lake Baikal", ("LOC",)), ("Vostochny Cosmodrome", ("FAC",)), ("Europe", ("LOC",)),
     ("South Korea", ("GPE",)), ("Springfield", ("GPE", "LOC", "FAC"))],
)  # fmt: skip
def test_a_place_is_told_by_its_words(place, types):
    assert place_types(place.split(), CUES) == types


def test_titles_determiners_and_demonyms():
    sentence = said("President Kim Jong met the French Senate", (0, 3, ("PERSON",)), (4, 7, ("ORG",)))
    found = narrow_sentence(sentence, CUES).names
    assert [(n.begin, n.end, n.types) for n in found] == [(1, 3, ("PERSON",)), (5, 7, ("ORG",))]
    found = narrow_sentence(said("a French envoy"), CUES).names
    assert [(n.begin, n.end, n.types) for n in found] == [(1, 2, ("NORP",))]


def test_a_test_sentence_is_found_however_it_is_spaced_and_cased():
    tested = frozenset({key(["The", "talks", "end", "."])})
    documents = [Document("ewt", "a", [said("THE talks -end"), said("They go on")])]
    kept, dropped = without(documents, tested)
    assert [s.words for d in kept for s in d.sentences] == [["They", "go", "on"]]
    assert dropped["ewt"] == 1


def test_noise_keeps_gold_columns_aligned_and_depends_on_the_seed_only():
    sentence = said("Kim met Putin today", (0, 1, ("PERSON",)), heads=[1, 1, 1, 1], deps=["nsubj", "root", "obj", "obl"],
                    lemmas=["Kim", "meet", "Putin", "today"], upos=["PROPN", "VERB", "PROPN", "NOUN"],
                    xpos=["NNP"] * 4, feats=["_"] * 4)  # fmt: skip
    for seed in range(200):
        (changed,) = noised([sentence], random.Random(seed), 1.0)
        assert [changed] == noised([sentence], random.Random(seed), 1.0)
        kept = [i for i, h in enumerate(changed.heads) if h >= 0]
        assert [changed.words[i].lower() for i in kept] == ["kim", "met", "putin", "today"]
        assert [changed.deps[i] for i in kept] == sentence.deps
        assert {changed.words[changed.heads[i]].lower() for i in kept} == {"met"}


def test_documents_are_read_back_as_written(tmp_path):
    documents = [Document("gum", "a", [said("Kim met Putin", (0, 1, ("PERSON",)))])]
    assert write(documents, tmp_path / "d.jsonl") == 3
    assert list(read(tmp_path / "d.jsonl")) == documents


def test_gum_dates_and_names(tmp_path):
    rows = [
        ("Mayor", "NOUN", "3", "nmod:desc", "Entity=(1-person-new-x"),
        ("Ana", "PROPN", "3", "x", "_"), ("Diaz", "PROPN", "4", "nsubj", "Entity=1)"),
        ("left", "VERB", "0", "root", "_"), ("the", "DET", "6", "det", "Entity=(2-time-new-x"),
        ("week", "NOUN", "4", "obl", "_"), ("after", "ADP", "6", "acl", "Entity=2)"),
    ]  # fmt: skip
    lines = [f"{i}\t{w}\t{w}\t{u}\tX\t_\t{h}\t{d}\t_\t{m}" for i, (w, u, h, d, m) in enumerate(rows, 1)]
    path = tmp_path / "g.conllu"
    path.write_text("# newdoc id = d\n# sent_id = 1\n" + "\n".join(lines) + "\n\n", encoding="utf-8")
    (document,) = with_gum_names(path, frozenset({"week"}))
    found = [(n.begin, n.end, n.types) for n in document.sentences[0].names]
    assert found == [(1, 3, ("PERSON",)), (5, 6, ("DATE",))]


def test_spacing_is_guessed_where_a_source_lost_it():
    assert names.guess_space(["He", "(", "Kim", ")", "left", ",", "well", "-", "known", "."]) == [
        1, 1, 0, 0, 1, 0, 1, 0, 0, 0,
    ]  # fmt: skip


def test_labels_become_tags_that_a_word_may_bear():
    pytest.importorskip("torch", reason="PyTorch is needed for training only")
    from kgbuild.annotate.wordpiece import WordPiece
    from training.labels import count
    from training.scheme import TAGS
    from training.windows import ALL_TAGS, Encoder

    encoder = Encoder(count([]), WordPiece(["[UNK]", "[CLS]", "[SEP]", "[MASK]"]))
    masks = encoder.allowed(said("Kim saw Paris it", (0, 1, ("PERSON",)), (2, 3, ("GPE", "LOC")), (3, 4, ())), "ewt")

    def tags(mask):
        return {tag for n, tag in enumerate(TAGS) if mask >> n & 1}

    assert tags(masks[0]) == {"S-PERSON"}
    assert tags(masks[2]) == {"S-GPE", "S-LOC"}
    assert masks[3] == ALL_TAGS
    assert "O" in tags(masks[1]) and "B-DATE" in tags(masks[1]) and "B-PERSON" not in tags(masks[1])


@pytest.mark.skipif(not SHARED.exists(), reason="the training data (../shared/nlp) is not here")
def test_no_source_of_training_is_pud_or_a_test_part():
    from training.treebank import blocks

    trained = {b.document for b in blocks(SHARED / "ud" / "gum" / "en_gum-ud-train.conllu")}
    tested = {b.document for b in blocks(SHARED / "ud" / "gum" / "en_gum-ud-test.conllu")}
    assert trained and not trained & tested
    words = {key(r.form for r in b.rows) for b in blocks(SHARED / "ud" / "pud" / "en_pud-ud-test.conllu")}
    corpus = Path("build/corpus/train.jsonl")
    if corpus.exists():
        with corpus.open(encoding="utf-8") as file:
            for line in file:
                assert not {key(s["words"]) for s in json.loads(line)["sentences"]} & words
