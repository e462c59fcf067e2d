"""Attribution as headlines have it: "Trump: Putin 'very smart'", "Panel had outlived its use — diplomat"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_layout import Attribution, Layout
from sanctwatch.extract.quote_phrases import noun_phrase_head
from sanctwatch.extract.quote_verbs import is_finite

_DASHES = frozenset({"-", "–", "—", "--"})
#: Who speaks is named shortly in a headline.
_MAX_SOURCE_TOKENS = 6
_NAMES = frozenset({"NNP", "NNPS"})


def find_headlined(
    layout: Layout, cues: Cues, is_headline: Callable[[int], bool], is_person: Callable[[Token], bool]
) -> Iterator[Attribution]:
    """Yield what headlines attribute by a colon or a dash alone.

    Args:
        layout: The Doc.
        cues: The words of those who are sources without a name.
        is_headline: Says whether an offset lies in a headline.
        is_person: Says whether a token belongs to the name of a person.
    """
    start = 0
    for line in layout.text.split("\n"):
        if line.strip() and is_headline(start):
            tokens = layout.doc[layout.index_at(start) : layout.index_at(start + len(line))]
            told = _colon(layout, tokens, is_person) or _dash(layout, cues, tokens, is_person)
            if told is not None:
                yield told
        start += len(line) + 1


def _colon(layout: Layout, tokens: Span, is_person: Callable[[Token], bool]) -> Attribution | None:
    """`X: ...`: a person says what follows; of a state only marked words behind the colon show it."""
    at = next((number for number, token in enumerate(tokens) if token.text == ":"), 0)
    if not 0 < at <= _MAX_SOURCE_TOKENS or at + 1 >= len(tokens) or any(is_finite(t) for t in tokens[:at]):
        return None
    head = noun_phrase_head(list(tokens[:at]), 0)
    if head is None or head.i != tokens[at - 1].i or layout.mark_at(head) is not None:
        return None
    marked = [layout.mark_at(token) for token in tokens[at + 1 :]]
    is_told = is_person(head) or (head.tag_ in _NAMES and any(mark is not None for mark in marked))
    rest = tokens[at + 1 :]
    if not is_told or not (any(is_finite(token) for token in rest) or any(mark is not None for mark in marked)):
        return None
    start, end = layout.trim(rest[0].idx, rest[-1].idx + len(rest[-1]))
    return Attribution(start, end, "indirect", head, "headline-colon", tokens[at].i, tokens[at].i + 1)


def _dash(layout: Layout, cues: Cues, tokens: Span, is_person: Callable[[Token], bool]) -> Attribution | None:
    """`... — diplomatic source`: who speaks stands behind the last dash."""
    dashes = [number for number, token in enumerate(tokens) if token.text in _DASHES and number > 2]
    if not dashes:
        return None
    at = dashes[-1]
    rest = [token for token in tokens[at + 1 :] if not token.is_space]
    if not 0 < len(rest) <= _MAX_SOURCE_TOKENS or not any(is_finite(token) for token in tokens[:at]):
        return None
    head = noun_phrase_head(rest, 0)
    if head is None or not (is_person(head) or cues.is_in(head, "sources")):
        return None
    start, end = layout.trim(tokens[0].idx, tokens[at].idx)
    return Attribution(start, end, "indirect", head, "headline-dash", tokens[at].i, tokens[at].i + 1)
