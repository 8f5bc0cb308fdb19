"""A tokeniser that cuts English as the treebanks do, so that the encoder meets the words it was taught.

In: spaCy's blank English. Out: its tokeniser with other infixes; every character stays in place.
Measured against gold tokens (F1): see the model card.
"""

from __future__ import annotations

import re
from typing import Any

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, LIST_ELLIPSES, LIST_ICONS
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from kgbuild.lang import words

RUN = r"([=_*#~+.!?-])\1+"
"""A rule or a cry: "=====", "!!!" stay whole."""

NUMBER = r"(?:1[-.])?\d{3}[-.]\d{3}[-.]\d{4}|\d{3}-\d{4}|\d{1,4}-(?:\d{1,2}|[A-Z][a-z]{2})-\d{1,4}"
"""Telephone numbers and dates joined by hyphens stay whole; ranges such as 2013-2014 do not."""

WHOLE = re.compile(f"(?:{RUN}|{NUMBER})$")


def hyphen(prefixes: list[str]) -> str:
    """A hyphen between letters or digits, unless a kept prefix stands before it."""
    spared = "".join(rf"(?<!\b{form})" for p in prefixes for form in (p, p.capitalize(), p.upper()))
    return rf"(?<=[{ALPHA}0-9]){spared}[-–—](?=[{ALPHA}])|(?<=[{ALPHA}0-9])[-–—](?=[0-9£$€])"


def ud_tokenizer(nlp: Language) -> Tokenizer:
    """The tokeniser of a blank English pipeline, cutting as the treebanks do."""
    table = words("tokens")
    infixes = [
        *LIST_ELLIPSES, *LIST_ICONS,
        r"(?<=[0-9])[+*^](?=[0-9-])",
        rf"(?<=[{ALPHA_LOWER}0-9\"'”’)])[.!?](?=[{ALPHA_UPPER}\"“])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[:;<>=/\[\]()](?=[{ALPHA}])",
        r"[£$€](?=[0-9])",
        r"(?<=\w)[\"“”](?=\w)",
        r"--+",
        hyphen(table["kept_prefixes"]),
    ]  # fmt: skip
    defaults: Any = nlp.Defaults
    exceptions = dict(defaults.tokenizer_exceptions)
    exceptions.update({word: [{65: word}] for word in table["abbreviations"]})
    return Tokenizer(
        nlp.vocab,
        rules=exceptions,
        prefix_search=compile_prefix_regex(defaults.prefixes).search,
        suffix_search=compile_suffix_regex([*defaults.suffixes, rf"(?<=[{ALPHA_LOWER}])[-–—]", r"[!?]{2,}"]).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=WHOLE.match,
        url_match=defaults.url_match,
    )


registry.tokenizers("kgbuild_ud", func=lambda: ud_tokenizer)  # by which a pipeline's configuration names it
