"""Glued sentences are parted, doubled phrases folded, and every character keeps its place in the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.model import Block, Span
from kgbuild.read.clean import clean_text

MENDS = [
    # glued sentences
    ("The bridge was closedThe mayor said so.", "The bridge was closed. The mayor said so."),
    ("They met at the Grand HotelIn which they stayed.", "They met at the Grand Hotel, in which they stayed."),
    ("It left platform 3Where the band played.", "It left platform 3, where the band played."),
    ("It crossed near the border postReuters said, an hour later.", "It crossed near the border post, Reuters said, an hour later."),
    ("It was over by noon.The crowd left.", "It was over by noon. The crowd left."),
    ("He “will do it.”Then he left.", "He “will do it.” Then he left."),
    ("The vote,which was close, ended.", "The vote, which was close, ended."),
    # names with a capital inside stay whole
    ("Ms McDonald sold YouTube shares to SpaceX and eBay.", "Ms McDonald sold YouTube shares to SpaceX and eBay."),
    ("The PhD student owns an iPhone.", "The PhD student owns an iPhone."),
    ("See www.example.com/News.Today for more, U.S.A. Today wrote.", "See www.example.com/News.Today for more, U.S.A. Today wrote."),
    ("It cost 1,200 euros at 10:30 sharp.", "It cost 1,200 euros at 10:30 sharp."),
    # doubled phrases
    ("The French President French President Anna Roux spoke.", "The French President Anna Roux spoke."),
    ("She said that that was all she had had.", "She said that that was all she had had."),
    ("Roux Roux arrived.", "Roux arrived."),
    # capitals left by links
    ("They signed a deal With the union Which had asked for it.", "They signed a deal with the union which had asked for it."),
    ("He read The Lord Of The Rings.", "He read The Lord Of The Rings."),
    # damage
    ("Smith &amp; Sons\u00a0closed\u200b early.", "Smith & Sons closed early."),
    ("Jose\u0301 came.", "José came."),
    # page furniture inside a paragraph
    ("The judge gave her the all clear Video Loading Video", "The judge gave her the all clear"),
    ("Advertisement Continue reading the main story Roux spoke.", "Roux spoke."),
    ("Roux spoke. Story continues below advertisement She left.", "Roux spoke. She left."),
    ("The clerk left Loading video The mayor stayed.", "The clerk left. The mayor stayed."),
    ("Roux spoke. Read more", "Roux spoke."),
    ("Advertisement is what pays for the paper. She would read more.", "Advertisement is what pays for the paper. She would read more."),
]  # fmt: skip


def cleaned(text: str):
    return clean_text(text, [Block(Span(0, len(text)))])


@pytest.mark.parametrize(("page", "mended"), MENDS)
def test_what_the_pipeline_reads(page, mended):
    assert cleaned(page).text == mended


def test_glued_name_that_stands_alone_elsewhere_is_parted():
    page = "The ship reached the harbourAFP reported. It was late, AFP said."
    assert cleaned(page).text.startswith("The ship reached the harbour. AFP reported.")


def test_a_span_of_the_clean_text_gives_the_words_of_the_article():
    page = "The French President French President Anna Roux left the CentreWhere she spoke."
    clean = cleaned(page)
    begin = clean.text.index("Anna Roux")
    span = clean.span(begin, begin + len("Anna Roux"))
    assert page[span.begin : span.end] == "Anna Roux"
    span = clean.span(0, len(clean.text))
    assert page[span.begin : span.end] == page


def test_a_span_leaves_out_the_blank_after_its_sentence():
    page = "One story.\n\nNext here."
    clean = clean_text(page, [Block(Span(0, 10)), Block(Span(12, 22))])
    assert clean.span(0, 12) == Span(0, 10)


def test_noise_and_headings_are_left_out_and_paragraphs_kept_apart():
    page = "A heading\nOne story here.\nAdvert\nTwo stories."
    blocks = [Block(Span(0, 9), "heading"), Block(Span(10, 25)), Block(Span(26, 32), "body", "ad"), Block(Span(33, 45))]
    assert clean_text(page, blocks).text == "One story here.\n\nTwo stories."


@given(st.text(alphabet="abcXYZ .,!?“”'\n&;éİß1", max_size=80))
def test_offsets_rise_and_stay_inside_the_article(page):
    clean = cleaned(page)
    assert len(clean.offsets) == len(clean.text)
    assert list(clean.offsets) == sorted(clean.offsets)
    assert all(0 <= place < len(page) for place in clean.offsets)
