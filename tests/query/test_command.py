"""`kgbuild query` as someone types it."""

import io

import pytest

from kgbuild.errors import QueryError
from kgbuild.query.command import listed, run


def test_graph_and_sparql(built):
    assert "Ana Ruiz" in run([str(built), "SELECT ?l { ?s a kg:Person ; rdfs:label ?l }"], built)
    assert "Ana Ruiz" in run([str(built / "graph.ttl"), "SELECT ?l { ?s a kg:Person ; rdfs:label ?l }"], built)


def test_default_graph_and_named_question_with_either_form_of_option(built):
    one = run(["who-met", "--person", "Lena Moor"], built)
    assert one == run(["who-met", "--person=Lena Moor"], built)
    assert "delegation" in one


def test_query_from_a_file_and_from_standard_input(built, tmp_path, monkeypatch):
    path = tmp_path / "q.rq"
    path.write_text("ASK { ?s a kg:Person }")
    assert run([str(path)], built) == "yes\n"
    monkeypatch.setattr("sys.stdin", io.StringIO("ASK { ?s a kg:Nothing }"))
    assert run(["-"], built) == "no\n"


def test_empty_answer_says_which_term_the_graph_lacks(built, capsys):
    run(["SELECT ?s { ?s a kg:Persn }"], built)
    assert "did you mean kg:Person?" in capsys.readouterr().err


def test_explain_shows_the_query_as_run(built, capsys):
    run(["who-met", "--person", "Lena Moor"], built, explain=True)
    error = capsys.readouterr().err
    assert "VALUES ?person { <https://w3id.org/kgbuild/id/lena-moor> }" in error
    assert "triples" in error


@pytest.mark.parametrize(
    ("words", "found"),
    [([], "no query"), (["who-met", "--person"], "no value"), (["a b", "c d", "e f"], "2 queries"),
     (["ASK {}", "--person", "x"], "named questions"), (["missing.rq"], "no such file")],
)  # fmt: skip
def test_bad_command_line_is_a_clear_error(built, words, found):
    with pytest.raises(QueryError, match=found):
        run(words, built)


def test_list_shows_questions_with_their_parameters():
    text = listed()
    assert "who-met: Who met" in text
    assert "--person ENTITY: only meetings" in text
