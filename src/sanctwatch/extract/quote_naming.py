"""Marked words that are no sentence and hang on a verb of naming or saying: what it called "...", spoke of a "..."."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_layout import Attribution, Layout
from sanctwatch.extract.quote_marks import Marked
from sanctwatch.extract.quote_sayings import Saying
from sanctwatch.extract.quote_subjects import find_subject
from sanctwatch.extract.quote_verbs import is_finite

#: Between a verb of naming and the marked words: what is named and a preposition, no other clause.
_MAX_TOKENS = 12
_NAMING = frozenset({"naming", "speech"})
_NOT_A_SPEAKER = frozenset({"i", "we", "you", "people", "everyone", "everybody", "which", "that"})
#: Negated they still say: "did not rule out a 'return'".
_EVEN_NEGATED = frozenset({"rule", "exclude", "deny"})


def find_named(
    layout: Layout, sayings: Mapping[int, Saying], cues: Cues, taken: Iterable[Attribution]
) -> list[Attribution]:
    """Return the marked words that hang on a verb of naming, outside what is already attributed."""
    spans = [(told.start, told.end) for told in taken]
    found: list[Attribution] = []
    for mark in layout.marks:
        if not mark.is_closed or any(start < mark.end and mark.start < end for start, end in spans):
            continue
        told = _named(layout, sayings, cues, mark)
        if told is not None:
            found.append(told)
    return found


def _named(layout: Layout, sayings: Mapping[int, Saying], cues: Cues, mark: Marked) -> Attribution | None:
    tokens = [token for token in layout.before(mark) if not token.is_space]
    for number in range(len(tokens) - 1, max(-1, len(tokens) - 1 - _MAX_TOKENS), -1):
        token = tokens[number]
        saying = sayings.get(token.i)
        if saying is None or saying.lists.isdisjoint(_NAMING):
            if is_finite(token) or token.lower_ in ("to", "that", "whether", ";", ":", "who", "which"):
                if token.lower_ == "to" and (token.tag_ == "IN" or number == len(tokens) - 1):
                    continue
                return None
            continue
        if saying.is_undone and saying.verb.lemma_ not in _EVEN_NEGATED:
            return None
        has_to = any(after.lower_ == "to" for after in tokens[number + 1 : -1])
        if saying.verb.lemma_ in ("say", "express", "voice", "state", "announce") and (
            number < len(tokens) - 3 or has_to
        ):
            return None
        if "naming" not in saying.lists and (number < len(tokens) - 4 or "addressing" in cues.lists_of(token)):
            return None
        if any(after.text == "," for after in tokens[number + 1 :]) and token.tag_ != "VBG":
            return None
        source = saying.subject or _agent_before(saying)
        if (
            source is None
            or (source.tag_ != "NNP" and source.lower_ in _NOT_A_SPEAKER)
            or layout.mark_at(source) is not None
        ):
            return None
        return Attribution(mark.start, mark.end, "mixed", source, "naming", saying.verb.i, saying.last.i + 1)
    return None


def _agent_before(saying: Saying) -> Token | None:
    """Return X of "X was quoted as calling", which the parse hangs elsewhere."""
    head = saying.verb.head
    return find_subject(head, _NO_CUES) if head != saying.verb and saying.verb.tag_ == "VBG" else None


_NO_CUES = Cues({}, {})
