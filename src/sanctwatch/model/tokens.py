"""Bends spaCy's English tokenizer towards the words of the treebanks that the network was trained on."""

from __future__ import annotations

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_prefix_regex, compile_suffix_regex

# Runs of one mark are one word: "!!!", "?!", "-----", "====".
_RUNS = (r"[!?]{2,}", r"\*{2,}", r"={2,}", r"-{2,}", r"_{2,}", r"~{2,}", r"<{2,}", r">{2,}", r"\${2,}", r"#{2,}")

# The full stop belongs to these; spaCy knows "Gen.", not these. Else "Lt. Col. Diallo" is three sentences.
_ABBREVIATIONS = (
    "al.",
    "etc.",
    "Amb.",
    "Assoc.",
    "Brig.",
    "Capt.",
    "Cmdr.",
    "Col.",
    "Lt.",
    "Maj.",
    "Sgt.",
    "Supt.",
    "resp.",
)


def bend_tokenizer(nlp: Language) -> None:
    """Change the tokenizer of a blank English pipeline in place."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    prefixes, suffixes = nlp.Defaults.prefixes, nlp.Defaults.suffixes
    assert prefixes is not None
    assert suffixes is not None
    tokenizer.prefix_search = compile_prefix_regex([*_RUNS, *prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([*_RUNS, *suffixes]).search
    rules = {form: parts for form, parts in (tokenizer.rules or {}).items() if form != "and/or"}
    tokenizer.rules = rules | {form: [{ORTH: form}] for form in _ABBREVIATIONS}
