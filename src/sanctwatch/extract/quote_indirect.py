"""Reported speech: the clause that depends on a verb of saying.

The parse tells which clause hangs on which verb; where it shows none, "that" behind a verb of saying opens one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_infinitives import gerund, infinitive
from sanctwatch.extract.quote_interrupting import behind_as, clause_before, may_interrupt
from sanctwatch.extract.quote_layout import Attribution, Layout
from sanctwatch.extract.quote_marks import Marked
from sanctwatch.extract.quote_phrases import noun_phrase_head
from sanctwatch.extract.quote_sayings import Saying
from sanctwatch.extract.quote_subjects import outer_conjunct
from sanctwatch.extract.quote_verbs import has_finite, is_finite, is_verb, own_subject

_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "parataxis", "advcl", "obj", "acl", "dep"})
_CLAUSAL_LISTS = frozenset({"speech", "thought", "asking", "weak", "manner"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "expl", "csubj"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_QUESTION_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})
#: Between "said" and its colon there is room for an addressee, a time and a place.
_MAX_BEFORE_COLON = 14
_NOT_A_SPEAKER = frozenset({"i", "you", "we", "me", "us"})


def find_reported(layout: Layout, sayings: Mapping[int, Saying], cues: Cues) -> Iterator[Attribution]:
    """Yield one attribution for each cue with a reported clause; `mixed` and `direct` are told apart later."""
    for saying in sayings.values():
        if saying.is_undone or saying.verb.dep_ == "amod":
            continue
        told = _reported(layout, saying, cues)
        around = layout.mark_at(saying.verb)
        if told is not None and around is not None:
            told = _inside(layout, told, around)
        if told is not None:
            yield told


def find_mistagged(layout: Layout, cues: Cues) -> Iterator[Attribution]:
    """Yield what follows a verb of saying that the tagger took for a noun: "Sceptics retort that ...".

    Only where the sentence has no verb up to there and "that" follows.
    """
    doc = layout.doc
    for verb in doc[1:-1]:
        if verb.tag_ not in ("NN", "NNS") or not cues.is_in(verb, "speech") or verb.nbor(1).lower_ != "that":
            continue
        start = layout.sentence_start(verb.i)
        before = [token for token in doc[start : verb.i] if not token.is_space]
        if not before or before[-1].tag_ not in _NOUN_TAGS or any(is_verb(token) for token in before):
            continue
        source = noun_phrase_head(before, 0)
        span = layout.to_sentence_end(verb.i + 2)
        if source is None or span is None or layout.mark_at(verb) is not None:
            continue
        yield Attribution(*layout.trim(*span), "indirect", source, "mistagged", verb.i, verb.i + 1)


def _inside(layout: Layout, told: Attribution, around: Marked) -> Attribution | None:
    """Keep what a quoted speaker reports of others within the marks: "They told us it was over."""
    end = min(told.end, around.end)
    if told.source is None or layout.mark_at(told.source) != around or told.start < around.start or end <= told.start:
        return None
    start, end = layout.trim(told.start, end)
    return replace(told, start=start, end=end, note="nested")


def _reported(layout: Layout, saying: Saying, cues: Cues) -> Attribution | None:
    source = saying.subject
    if source is not None and source.tag_ == "PRP" and source.lower_ in _NOT_A_SPEAKER:
        return None
    span: tuple[int, int] | None = None
    rule = ""
    if not saying.lists.isdisjoint(_CLAUSAL_LISTS):
        if may_interrupt(saying, cues):
            span, rule = clause_before(layout, saying, cues), "parenthetical"
        if span is None and saying.lists != {"manner"}:
            span, rule = _clause_behind(layout, saying, cues), "clause"
        if span is None:
            span, rule = behind_as(layout, saying), "as-clause"
        if span is None and "speech" in saying.lists:
            span, rule = _without_subject(layout, saying), "relative"
        if span is None and "speech" in saying.lists:
            span, rule = _behind_colon(layout, saying), "colon"
        if span is None and "speech" in saying.lists:
            span, rule = _block(layout, saying), "block"
    if span is None:
        span, rule = infinitive(layout, saying, cues), "infinitive"
    if span is None:
        span, rule = gerund(layout, saying), "gerund"
    if span is None or source is None:
        return None
    return _trimmed(layout, span, source, rule, saying.verb.i, saying.last.i + 1)


def _trimmed(
    layout: Layout, span: tuple[int, int], source: Token, rule: str, first: int, behind: int
) -> Attribution | None:
    start, end = layout.trim(*span)
    if end <= start or _is_elliptic(layout, end):
        return None
    return Attribution(start, end, "indirect", source, rule, first, behind)


def _is_elliptic(layout: Layout, end: int) -> bool:
    """Say whether a clause ends in an auxiliary: "as it said it would"."""
    return layout.doc[layout.index_at(end) - 1].tag_ == "MD"


def _clause_behind(layout: Layout, saying: Saying, cues: Cues) -> tuple[int, int] | None:
    """`said (that) ...`, `asked whether ...`, `told X that ...`."""
    verb = saying.verb
    if (
        saying.last.i + 1 < len(layout.doc)
        and cues.is_in(saying.last.nbor(1), "replies")
        and "that" not in [token.lower_ for token in layout.doc[saying.last.i + 2 : saying.last.i + 3]]
        and saying.last.nbor(1).dep_ not in ("nsubj", "nsubj:pass", "expl", "det")
    ):
        return None
    for child in verb.children:
        if child.i <= saying.last.i or child.dep_ not in _CLAUSES:
            continue
        if not _is_reported(child, saying):
            continue
        return _span_of_clause(layout, saying, child, cues)
    return _behind_that(layout, saying, cues)


def _is_reported(clause: Token, saying: Saying) -> bool:
    """Say whether a clause is what a verb reports."""
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    if "asking" in saying.lists and saying.verb.tag_ == "VBN" and saying.verb.dep_ in ("acl", "advcl"):
        return False
    if (
        "weak" in saying.lists
        and not is_finite(saying.verb)
        and not any(is_finite(c) and c.dep_ in ("aux", "aux:pass") for c in saying.verb.children)
    ):
        return False
    is_wh = any(token.tag_ in _QUESTION_TAGS for token in clause.doc[clause.left_edge.i : clause.i + 1][:3])
    if marks & {"that"}:
        return True
    if clause.dep_ == "ccomp":
        if marks & {"whether", "if"} or is_wh:
            return "weak" not in saying.lists or "speech" in saying.lists
        has_subject = any(child.dep_ in _SUBJECTS for child in clause.children)
        if "weak" in saying.lists and "speech" not in saying.lists and saying.verb.lemma_ not in ("think", "know"):
            return False
        return (
            (has_subject or ("speech" in saying.lists and _is_relative(saying.verb)))
            and not marks & {"to", "for"}
            and has_finite(clause)
        )
    if marks & {"whether"}:
        return clause.dep_ in ("advcl", "xcomp", "obj", "parataxis")
    return False


def _is_relative(verb: Token) -> bool:
    """Say whether a verb stands in "a move that Democrats said would end the talks"."""
    return any(token.tag_ in ("WDT", "WP") for token in verb.doc[max(0, verb.i - 8) : verb.i])


def _span_of_clause(layout: Layout, saying: Saying, clause: Token, cues: Cues) -> tuple[int, int]:
    """Return the offsets of a clause behind its cue: without "that", with the clauses joined to it."""
    verb = saying.verb
    first = max(clause.left_edge.i, saying.last.i + 1)
    that = next((c.i for c in clause.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > saying.last.i), None)
    first = first if that is None else that + 1
    last = clause.right_edge.i
    for token in layout.doc[clause.i + 1 : last + 1]:
        if is_verb(token) and (outer_conjunct(token, cues) == verb or _goes_on(token, clause, verb)):
            last = token.left_edge.i - 1 if token.left_edge.i > clause.i else token.i - 1
            break
    for child in verb.rights:
        if child.i > last and child.dep_ in ("conj", "parataxis", "ccomp"):
            words = [token.lower_ for token in layout.doc[child.left_edge.i : child.i]][:4]
            if (("that" in words[:3] and "and" in words[:2]) or "that" in words[:1]) and child.i not in range(verb.i):
                last = child.right_edge.i
            else:
                break
    doc = layout.doc
    while first < last and (
        (doc[first].lower_ == "that" and doc[first].tag_ in ("IN", "DT", "WDT")) or doc[first].is_punct
    ):
        first += 1
    end = doc[last].idx + len(doc[last])
    mark = layout.mark_at(doc[last])
    if mark is not None and end < mark.outer_end:
        end = mark.end if mark.outer_start >= doc[first].idx else end
    return doc[first].idx, end


def _goes_on(verb: Token, clause: Token, cue: Token) -> bool:
    """Say whether a verb tells what the speaker did next: "said the vote was lost, and left"."""
    if verb.dep_ != "conj" or verb.head != clause or own_subject(verb) is not None or verb.tag_ != cue.tag_:
        return False
    before = verb.doc[max(0, verb.left_edge.i - 1) : verb.i]
    words = [token.lower_ for token in before]
    return verb.tag_ in ("VBD", "VBZ") and words[:2] in ([",", "and"], [",", "but"]) and clause.tag_ != cue.tag_


def _behind_that(layout: Layout, saying: Saying, cues: Cues) -> tuple[int, int] | None:
    """`told X on Friday that ...` where the parse shows no clause: to the end of the sentence."""
    doc = layout.doc
    for token in doc[saying.last.i + 1 : saying.last.i + 9]:
        is_relative = token.dep_ == "acl:relcl" or token.head.dep_ == "acl:relcl"
        if layout.ends_sentence(token) or (is_finite(token) and not is_relative) or token.text in (";", ":"):
            return None
        if token.lower_ == "that" and token.tag_ == "IN" and token.dep_ == "mark":
            if token.head.dep_ == "acl" and cues.is_in(token.head.head, "nouns"):
                return None  # repeated the claim that ...: the noun has the clause
            above = _head_verb(token.head)
            is_elsewhere = not token.head.is_ancestor(saying.verb) and above not in (saying.verb, None)
            # "told anyone who would listen that ..."
            if is_elsewhere and (above is None or above.dep_ != "acl:relcl" or saying.verb.lemma_ != "tell"):
                return None
            return layout.to_sentence_end(token.i + 1)
    return None


def _head_verb(clause: Token) -> Token | None:
    head = clause.head
    while head.head != head and not is_verb(head):
        head = head.head
    return head if is_verb(head) else None


def _without_subject(layout: Layout, saying: Saying) -> tuple[int, int] | None:
    """`a move that X said would end the talks`: the words behind the cue, their subject stands before the relative."""
    verb = saying.verb
    doc = layout.doc
    if saying.last != verb or verb.i + 1 >= len(doc) or not is_finite(verb) or not is_finite(doc[verb.i + 1]):
        return None
    if saying.subject is None or saying.subject.i > verb.i or not _is_relative(verb):
        return None
    told = doc[verb.i + 1]
    clause = told.head if told.dep_ in ("aux", "aux:pass", "cop") and told.head.i > told.i else told
    last = doc[clause.right_edge.i]
    return told.idx, last.idx + len(last)


def _colon_behind(layout: Layout, saying: Saying) -> int | None:
    """Return the index of the first token behind the colon of `X said: ...`."""
    doc = layout.doc
    for token in doc[saying.last.i + 1 : saying.last.i + _MAX_BEFORE_COLON]:
        if token.text == ":":
            return token.i + 1 if token.i + 1 < len(doc) else None
        if layout.ends_sentence(token) or is_finite(token):
            return None
    return None


def _behind_colon(layout: Layout, saying: Saying) -> tuple[int, int] | None:
    """`X said: ...` without marks, to the end of the sentence."""
    number = _colon_behind(layout, saying)
    if number is None or layout.is_break(layout.doc[number]) or layout.doc[number].idx in layout.openings:
        return None
    return layout.to_sentence_end(number)


def _block(layout: Layout, saying: Saying) -> tuple[int, int] | None:
    """A statement that is printed without marks below `X said:`."""
    number = _colon_behind(layout, saying)
    doc = layout.doc
    if number is None or not layout.is_break(doc[number]):
        return None
    while number < len(doc) and layout.is_break(doc[number]):
        number += 1
    if number >= len(doc) or doc[number].idx in layout.openings:
        return None
    return doc[number].idx, layout.paragraph(doc[number].idx)[1]
