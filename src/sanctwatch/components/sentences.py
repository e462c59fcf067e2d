"""Sentence starts by rule, for the pipeline without a parser.

A cleaned text has one block per line, so that a line end always ends a sentence: a headline without a full stop stays
a sentence of its own.
"""

from __future__ import annotations

import re

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from sanctwatch.notes import note_sentences, text_of

# A full stop behind one of these ends no sentence, whatever follows.
_TITLES = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Amb|Rev|Hon|St|Messrs|"
    r"No|Nos|Res|Art|para|paras|vs|cf|approx|Fig|pp?)"
)
# ... and behind one of these only when the next word opens a sentence ("in the U.S. The draft").
_MONTHS = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"

_BOUNDARY = re.compile(
    r"""
    (?P<line>\n+)
    | (?P<stop>[.!?…]+)
      (?P<close>["”’»)\]]*)
      \s+
      (?=[\[("“‘«]*[^\W_a-z])                      # the next sentence opens with a capital or a digit
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[\w.'-]*\Z")
_LONGEST_ABBREVIATION_CHARS = 12
_NEVER = re.compile(rf"^(?:{_TITLES}|[A-Z]|{_MONTHS})$")
_MAYBE = re.compile(r"^(?:(?:[A-Za-z]\.)+[A-Za-z]|Inc|Ltd|Corp|Co|Jr|Sr|etc|a\.m|p\.m)$")
_OPENER = re.compile(
    r"[\[(\"“‘«]*(?:The|A|An|In|On|At|It|He|She|They|We|I|But|And|This|That|These|Those|If|When|While|As|For|After|"
    r"Its|His|Her|Their|However|Meanwhile|No|Not|There|Both|What|Who|Why|How)\b"
)


def sentence_starts(text: str) -> list[int]:
    """Return the offsets at which sentences start, in order, the first being 0.

    Args:
        text: A cleaned text, one block per line.
    """
    starts = [0]
    for match in _BOUNDARY.finditer(text):
        if match["line"] is None and match["stop"] == "." and not match["close"]:
            before = text[max(0, match.start() - _LONGEST_ABBREVIATION_CHARS) : match.start()]
            found = _WORD_BEFORE.search(before)
            word = found[0] if found else ""
            if _NEVER.match(word) or (_MAYBE.match(word) and not _OPENER.match(text, match.end())):
                continue
        if match.end() < len(text):
            starts.append(match.end())
    return starts


@Language.component("sanctwatch_rule_sentences", assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of a Doc whose text has been cleaned."""
    if len(doc) == 0:
        return doc
    text = text_of(doc)
    offsets = doc.to_array([IDX]).astype(np.int64)
    flags = np.full(len(doc), -1, dtype=np.int64)
    # A start may fall on the blank before a token: it counts for the first token at or behind it.
    at = np.searchsorted(offsets, sentence_starts(text), side="left")
    at = np.unique(at[at < len(doc)])
    flags[at] = 1
    doc.from_array([SENT_START], flags.reshape(-1, 1).astype(np.uint64))  # type: ignore[arg-type]
    starts = offsets[at].tolist()
    note_sentences(doc, list(zip(starts, [*starts[1:], len(text)], strict=True)))
    return doc
