"""Cues that interrupt or follow what they report: "the veto, he argues, is a mistake", "it failed, said X"."""

from __future__ import annotations

from spacy.tokens import Token

from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_layout import Layout
from sanctwatch.extract.quote_sayings import Saying
from sanctwatch.extract.quote_verbs import is_finite, own_subject

_COMPLEMENTIZERS = frozenset({"that", "whether", "if"})
_QUESTION_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})
#: An interrupting cue with its addressee, time and place is hardly longer.
_MAX_CUE_TOKENS = 16


def may_interrupt(saying: Saying, cues: Cues) -> bool:
    """Say whether a verb can stand between commas in what it reports: "the veto, he argues, is a mistake"."""
    verb = saying.verb
    is_perfect = verb.tag_ == "VBN" and any(child.dep_ == "aux" and is_finite(child) for child in verb.children)
    if verb.tag_ not in ("VBD", "VBZ", "VBP") and not is_perfect and verb.lower_ not in ("said", "says", "say"):
        return False
    if "speech" not in saying.lists and not cues.is_in(verb, "interrupting"):
        return False
    return own_subject(verb) is not None or (saying.subject is not None and saying.subject.i > verb.i)


def clause_before(layout: Layout, saying: Saying, cues: Cues) -> tuple[int, int] | None:
    """`..., X said`, `..., said X`, `..., X said, ...`: the whole sentence, or what is before the cue at its end."""
    doc = layout.doc
    verb = saying.verb
    if saying.subject is None:
        return None
    subject = saying.subject
    first = verb.i
    if subject.i < verb.i:
        first = subject.i
        while first - 1 >= subject.left_edge.i and not doc[first - 1].is_punct:
            first -= 1
    while first > 0 and doc[first - 1].tag_ == "RB" and doc[first - 1].dep_ == "advmod" and doc[first - 1].head == verb:
        first -= 1
    opener = doc[first - 1] if first > 0 else None
    if opener is not None and opener.lower_ == "as" and first > 1:
        first -= 1
        opener = doc[first - 1]
    if opener is None or not (opener.text in (",", "–", "—", "--", "(", "-") or opener.is_quote):
        return None
    start = layout.sentence_start(first)
    for number in range(first - 2, start, -1):
        if doc[number].text in (";", ":") and layout.mark_at(doc[number]) is None:
            start = number + 1
            break
    if start >= first - 1:
        return None
    # What follows the cue: the end of the sentence, or a comma behind the verb and its own words.
    behind = _behind_cue(layout, saying, subject, cues)
    if behind is None:
        return None
    clause = doc[start : first - 1]
    is_last = behind >= len(doc) or layout.ends_sentence(doc[behind]) or doc[behind].text == ";"
    if is_last and verb.lemma_ != "say" and not any(is_finite(token) for token in clause):
        return None
    if is_last or _goes_on_unmarked(layout, start, first, behind):
        return doc[start].idx, opener.idx
    whole = layout.to_sentence_end(behind)
    return (doc[start].idx, whole[1] if whole else opener.idx)


def _goes_on_unmarked(layout: Layout, start: int, first: int, behind: int) -> bool:
    """Say whether the author goes on in his own words: "we are 'looking at options', X said, but there are none"."""
    doc = layout.doc
    if behind + 1 >= len(doc) or doc[behind + 1].tag_ != "CC":
        return False
    rest = layout.to_sentence_end(behind + 1)
    has_marks = any(layout.mark_at(token) is not None for token in doc[start:first])
    return has_marks and rest is not None and not any(rest[0] <= mark.start < rest[1] for mark in layout.marks)


def behind_as(layout: Layout, saying: Saying) -> tuple[int, int] | None:
    """`As X put it, ...`, `As X said on Friday, ...`: what follows the comma."""
    doc = layout.doc
    start = layout.sentence_start(saying.verb.i)
    while start < saying.verb.i and doc[start].is_space:
        start += 1
    if saying.last == saying.verb and "speech" not in saying.lists:
        return None
    if saying.subject is None or doc[start].lower_ != "as" or not start < saying.subject.i < saying.verb.i < start + 12:
        return None
    number = saying.last.i + 1
    while number < len(doc) and number < saying.last.i + 8 and doc[number].text != ",":
        if layout.ends_sentence(doc[number]) or is_finite(doc[number]):
            return None
        number += 1
    if number >= len(doc) or doc[number].text != "," or number + 1 >= len(doc):
        return None
    return layout.to_sentence_end(number + 1)


def _behind_cue(layout: Layout, saying: Saying, subject: Token, cues: Cues) -> int | None:
    """Return the index of what ends a cue in the middle or at the end of a sentence; None if it is no such cue.

    Between the verb and the comma there is room for an addressee, a time and a place: "he told reporters in Geneva
    on Friday,".
    """
    doc = layout.doc
    last = max(saying.last.i, subject.right_edge.i) if subject.i > saying.verb.i else saying.last.i
    while layout.is_break(doc[last]):
        last -= 1  # a parse hangs line ends on the word before
    number = last + 1
    is_expression = saying.last != saying.verb
    has_preposition = cues.is_in(saying.verb, "addressing")
    for _ in range(_MAX_CUE_TOKENS):
        if number >= len(doc) or layout.ends_sentence(doc[number]):
            return number
        token = doc[number]
        if token.text in (",", ";", "–", "—", "--", ")", ":"):
            return number if token.text != ":" else None
        if is_expression or is_finite(token) or token.tag_ in _QUESTION_TAGS or token.lower_ in _COMPLEMENTIZERS:
            return None
        if token.tag_ in ("IN", "TO") or cues.is_in(token, "times") or token.dep_ in ("obl:unmarked", "nmod:unmarked"):
            if (
                number == saying.last.i + 1
                and token.lower_ in ("of", "to")
                and saying.verb.lemma_ not in ("say", "write")
            ):
                return None
            has_preposition = True
        elif not (has_preposition or token.tag_ in ("RB", "RBR") or cues.is_in(token, "times")):
            return None
        number += 1
    return None
