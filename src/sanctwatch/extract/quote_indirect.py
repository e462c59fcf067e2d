"""Reported speech: the clause that depends on a verb of saying, on a noun, or on a phrase like "according to".

The parse tells which clause hangs on which verb; where it shows none, "that" behind a verb of saying opens one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Span, Token

from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_layout import Attribution, Layout
from sanctwatch.extract.quote_sayings import Saying, is_finite, is_verb, outer_conjunct, own_subject

_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "parataxis", "advcl", "obj", "acl", "dep"})
_CLAUSAL_LISTS = frozenset({"speech", "thought", "asking", "weak", "manner"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "expl", "csubj"})
_COMPLEMENTIZERS = frozenset({"that", "whether", "if"})
_QUESTION_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})
_EDGES = " \n\t.,;:–—-()[]"
_TIMES = frozenset(
    {
        "today",
        "yesterday",
        "last",
        "this",
        "earlier",
        "later",
        "recently",
        "afterwards",
        "afterward",
        "early",
        "late",
        "ago",
    }
)
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
#: An interrupting cue with its addressee, time and place is hardly longer.
_MAX_CUE_TOKENS = 16
_NOT_A_SPEAKER = frozenset({"i", "you", "we", "me", "us"})
_REPLIES = frozenset({"yes", "no", "so", "nothing", "little", "much", "it", "this", "something", "goodbye", "hello"})
#: Verbs that may have an addressee for their object when they interrupt a sentence.
_WITH_ADDRESSEE = frozenset(
    {
        "tell",
        "ask",
        "remind",
        "assure",
        "inform",
        "warn",
        "advise",
        "notify",
        "reassure",
        "message",
        "text",
        "email",
        "promise",
        "write",
        "admonish",
        "caution",
    }
)
#: Thoughts that are told by interrupting a sentence.
_INTERRUPTING_THOUGHTS = frozenset({"think", "believe", "hope", "fear", "suspect", "reckon", "figure", "wonder"})


def find_reported(layout: Layout, sayings: Mapping[int, Saying], cues: Cues) -> Iterator[Attribution]:
    """Yield one attribution for each cue with a reported clause; `mixed` and `direct` are told apart later."""
    for saying in sayings.values():
        if saying.is_undone or layout.mark_at(saying.verb) is not None or saying.verb.dep_ == "amod":
            continue
        told = _reported(layout, saying, cues)
        if told is not None:
            yield told


def _reported(layout: Layout, saying: Saying, cues: Cues) -> Attribution | None:
    source = saying.subject
    if source is not None and source.tag_ == "PRP" and source.lower_ in _NOT_A_SPEAKER:
        return None
    span: tuple[int, int] | None = None
    rule = ""
    if not saying.lists.isdisjoint(_CLAUSAL_LISTS):
        if _may_interrupt(saying):
            span, rule = _clause_before(layout, saying), "parenthetical"
        if span is None and saying.lists != {"manner"}:
            span, rule = _clause_behind(layout, saying, cues), "clause"
        if span is None:
            span, rule = _behind_as(layout, saying), "as-clause"
        if span is None and "speech" in saying.lists:
            span, rule = _block(layout, saying), "colon"
    if span is None:
        span, rule = _infinitive(layout, saying, cues), "infinitive"
    if span is None:
        span, rule = _gerund(layout, saying), "gerund"
    if span is None or source is None:
        return None
    return _trimmed(layout, span, source, rule, saying.verb.i, saying.last.i + 1)


def _may_interrupt(saying: Saying) -> bool:
    """Say whether a verb can stand between commas in what it reports: "the veto, he argues, is a mistake"."""
    verb = saying.verb
    is_perfect = verb.tag_ == "VBN" and any(child.dep_ == "aux" and is_finite(child) for child in verb.children)
    if verb.tag_ not in ("VBD", "VBZ", "VBP") and not is_perfect and verb.lower_ not in ("said", "says"):
        return False
    if "speech" not in saying.lists and verb.lemma_ not in _INTERRUPTING_THOUGHTS:
        return False
    return own_subject(verb) is not None or (saying.subject is not None and saying.subject.i > verb.i)


def _trimmed(
    layout: Layout, span: tuple[int, int], source: Token, rule: str, first: int, behind: int
) -> Attribution | None:
    start, end = span
    while start < end and layout.text[start] in _EDGES:
        start += 1
    while end > start and layout.text[end - 1] in _EDGES:
        end -= 1
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
        and saying.last.nbor(1).lower_ in _REPLIES
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
    return _behind_that(layout, saying)


def _is_reported(clause: Token, saying: Saying) -> bool:
    """Say whether a clause is what a verb reports."""
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    if "asking" in saying.lists and saying.verb.tag_ == "VBN" and saying.verb.dep_ in ("acl", "advcl"):
        return False
    if "weak" in saying.lists and not is_finite(saying.verb) and not any(is_finite(c) for c in saying.verb.children):
        return False
    is_wh = any(token.tag_ in _QUESTION_TAGS for token in clause.doc[clause.left_edge.i : clause.i + 1][:3])
    if marks & {"that"}:
        return True
    if clause.dep_ in ("ccomp",):
        if marks & {"whether", "if"} or is_wh:
            return "weak" not in saying.lists or "speech" in saying.lists
        has_subject = any(child.dep_ in _SUBJECTS for child in clause.children)
        if "weak" in saying.lists and "speech" not in saying.lists and saying.verb.lemma_ not in ("think", "know"):
            return False
        return (has_subject or ("speech" in saying.lists and _is_relative(saying.verb))) and not marks & {"to", "for"} and _has_finite(clause)
    if clause.dep_ == "csubj":
        return False
    if marks & {"whether"}:
        return clause.dep_ in ("advcl", "xcomp", "obj", "parataxis")
    return False


def _is_relative(verb: Token) -> bool:
    """Say whether a verb stands in "a move that Democrats said would end the talks"."""
    return any(token.tag_ in ("WDT", "WP") for token in verb.doc[max(0, verb.i - 8) : verb.i])


def _has_finite(clause: Token) -> bool:
    """Say whether the verb of a clause, its copula or an auxiliary is finite."""
    return is_finite(clause) or any(
        child.dep_ in ("aux", "aux:pass", "cop") and is_finite(child) for child in clause.children
    )


def _span_of_clause(layout: Layout, saying: Saying, clause: Token, cues: Cues) -> tuple[int, int]:
    """Return the offsets of a clause behind its cue: without "that", with the clauses joined to it."""
    verb = saying.verb
    first = max(clause.left_edge.i, saying.last.i + 1)
    that = next((c.i for c in clause.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > saying.last.i), None)
    first = first if that is None else that + 1
    last = clause.right_edge.i
    for child in clause.children:
        if child.dep_ == "conj" and outer_conjunct(child, cues) is not None:
            last = child.left_edge.i - 1
            break
    for child in verb.rights:
        if child.i > last and child.dep_ in ("conj", "parataxis", "ccomp"):
            words = [token.lower_ for token in layout.doc[child.left_edge.i : child.i]][:4]
            if ("that" in words[:3] and "and" in words[:2] or "that" in words[:1]) and child.i not in range(verb.i):
                last = child.right_edge.i
            else:
                break
    doc = layout.doc
    while first < last and (
        doc[first].lower_ == "that" and doc[first].tag_ in ("IN", "DT", "WDT") or doc[first].is_punct
    ):
        first += 1
    end = doc[last].idx + len(doc[last])
    mark = layout.mark_at(doc[last])
    if mark is not None and end < mark.outer_end:
        end = mark.end if mark.outer_start >= doc[first].idx else end
    return doc[first].idx, end


def _behind_that(layout: Layout, saying: Saying) -> tuple[int, int] | None:
    """`told X on Friday that ...` where the parse shows no clause: to the end of the sentence."""
    doc = layout.doc
    for token in doc[saying.last.i + 1 : saying.last.i + 9]:
        if layout.ends_sentence(token) or is_finite(token) or token.text in (";", ":"):
            return None
        if token.lower_ == "that" and token.tag_ == "IN" and token.dep_ == "mark":
            if not token.head.is_ancestor(saying.verb) and _head_verb(token.head) not in (saying.verb, None):
                return None
            return _to_sentence_end(layout, token.i + 1)
    return None


def _head_verb(clause: Token) -> Token | None:
    head = clause.head
    while head.head != head and not is_verb(head):
        head = head.head
    return head if is_verb(head) else None


def _to_sentence_end(layout: Layout, first: int) -> tuple[int, int] | None:
    doc = layout.doc
    if first >= len(doc):
        return None
    end = doc[first].idx
    for token in doc[first:]:
        if layout.ends_sentence(token):
            break
        end = token.idx + len(token)
    return (doc[first].idx, end) if end > doc[first].idx else None


def _sentence_start(layout: Layout, index: int) -> int:
    """Return the index of the first token of the sentence that a token stands in."""
    for number in range(index - 1, -1, -1):
        if layout.ends_sentence(layout.doc[number]):
            return number + 1
    return 0


def _clause_before(layout: Layout, saying: Saying) -> tuple[int, int] | None:
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
    start = _sentence_start(layout, first)
    for number in range(first - 2, start, -1):
        if doc[number].text in (";", ":") and layout.mark_at(doc[number]) is None:
            start = number + 1
            break
    if start >= first - 1:
        return None
    # What follows the cue: the end of the sentence, or a comma behind the verb and its own words.
    behind = _behind_cue(layout, saying, subject)
    if behind is None:
        return None
    clause = doc[start : first - 1]
    is_last = behind >= len(doc) or layout.ends_sentence(doc[behind]) or doc[behind].text == ";"
    if is_last and verb.lemma_ != "say" and not any(is_finite(token) for token in clause):
        return None
    if is_last:
        return doc[start].idx, opener.idx
    whole = _to_sentence_end(layout, behind)
    return (doc[start].idx, whole[1] if whole else opener.idx)


def _behind_as(layout: Layout, saying: Saying) -> tuple[int, int] | None:
    """`As X put it, ...`, `As X said on Friday, ...`: what follows the comma."""
    doc = layout.doc
    start = _sentence_start(layout, saying.verb.i)
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
    return _to_sentence_end(layout, number + 1)


def _behind_cue(layout: Layout, saying: Saying, subject: Token) -> int | None:
    """Return the index of what ends a cue in the middle or at the end of a sentence; None if it is no such cue.

    Between the verb and the comma there is room for an addressee, a time and a place: "he told reporters in Geneva on Friday,".
    """
    doc = layout.doc
    if subject.i > saying.verb.i:
        number = _behind_phrase(doc[saying.last.i + 1 : subject.right_edge.i + 1], saying.last.i + 1)
    else:
        number = saying.last.i + 1
    is_expression = saying.last != saying.verb
    has_preposition = saying.verb.lemma_ in _WITH_ADDRESSEE
    for _ in range(_MAX_CUE_TOKENS):
        if number >= len(doc) or layout.ends_sentence(doc[number]):
            return number
        token = doc[number]
        if token.text in (",", ";", "–", "—", "--", ")", ":"):
            return number if token.text != ":" else None
        if is_expression or is_finite(token) or token.tag_ in _QUESTION_TAGS or token.lower_ in _COMPLEMENTIZERS:
            return None
        if token.tag_ in ("IN", "TO") or token.lower_ in _TIMES or token.dep_ in ("obl:unmarked", "nmod:unmarked"):
            if (
                number == saying.last.i + 1
                and token.lower_ in ("of", "to")
                and saying.verb.lemma_ not in ("say", "write")
            ):
                return None
            has_preposition = True
        elif not (has_preposition or token.tag_ in ("RB", "RBR") or token.tag_ == "NNP" and _is_time(token)):
            return None
        number += 1
    return None


def _behind_phrase(tokens: Span, start: int) -> int:
    """Return the index behind an inverted subject; what a comma sets off still belongs to it."""
    return start + len(tokens)


def _is_time(token: Token) -> bool:
    return token.lower_ in _TIMES or token.lower_ in _WEEKDAYS


def _block(layout: Layout, saying: Saying) -> tuple[int, int] | None:
    """`X said: ...` without marks, to the end of the sentence; of the next paragraph where the colon ends this one."""
    doc = layout.doc
    number = saying.last.i + 1
    for _ in range(12):
        if number >= len(doc) or layout.ends_sentence(doc[number]) or is_finite(doc[number]):
            return None
        if doc[number].text == ":":
            break
        number += 1
    else:
        return None
    number += 1
    if number >= len(doc):
        return None
    if layout.is_break(doc[number]):
        while number < len(doc) and layout.is_break(doc[number]):
            number += 1
        if number >= len(doc) or layout.mark_at(doc[number]) is not None:
            return None
        return doc[number].idx, layout.paragraph(doc[number].idx)[1]
    if layout.mark_at(doc[number]) is not None:
        return None
    return _to_sentence_end(layout, number)


def _infinitive(layout: Layout, saying: Saying, cues: Cues) -> tuple[int, int] | None:
    """`promised to ...`; `called on X to ...`, `told X to ...`."""
    if saying.lists.isdisjoint({"promising", "urging"}) or saying.is_bare_passive or saying.verb.tag_ == "VBG":
        return None
    if saying.subject is not None and cues.is_in(saying.subject, "papers"):
        return None  # a resolution that calls on a state does so, it does not say so
    verb = saying.verb
    for child in verb.children:
        if child.i < saying.last.i or child.dep_ not in ("xcomp", "advcl", "ccomp", "acl"):
            continue
        marks = {c.lower_ for c in child.children if c.dep_ == "mark" or c.tag_ == "TO"}
        if "to" not in marks:
            continue
        addressee = [c for c in verb.children if verb.i < c.i < child.i and c.dep_ in ("obj", "iobj", "obl")]
        first = child.left_edge.i
        if "urging" in saying.lists and addressee:
            first = addressee[0].left_edge.i
            while layout.doc[first].dep_ == "case":
                first += 1
        elif "promising" not in saying.lists:
            continue
        return layout.doc[first].idx, _end_of(layout, child)
    return None


def _gerund(layout: Layout, saying: Saying) -> tuple[int, int] | None:
    """`accused X of ...`, `denied having ...`."""
    verb = saying.verb
    if "accusing" in saying.lists or saying.verb.lemma_ == "accuse":
        for child in verb.children:
            if (
                child.i > verb.i
                and child.dep_ in ("xcomp", "advcl", "obl", "ccomp")
                and _marker(child) in ("of", "against")
            ):
                if child.dep_ == "obl" and verb.lemma_ != "accuse":
                    continue
                first = next(
                    (c.left_edge.i for c in verb.children if c.dep_ == "obj" and verb.i < c.i < child.i),
                    child.left_edge.i,
                )
                return layout.doc[first].idx, _end_of(layout, child)
    if "gerund" in saying.lists:
        for child in verb.children:
            if (
                child.i > saying.last.i
                and child.dep_ in ("xcomp", "ccomp")
                and any(token.tag_ == "VBG" for token in (child, *child.children))
            ):
                return layout.doc[child.left_edge.i].idx, _end_of(layout, child)
    return None


def _marker(clause: Token) -> str:
    return next((child.lower_ for child in clause.children if child.dep_ in ("mark", "case")), "")


def _end_of(layout: Layout, clause: Token) -> int:
    """Return where an infinitive or a gerund ends: a finite verb joined to it goes on with the clause above."""
    last = clause.right_edge.i
    for child in clause.children:
        if child.dep_ == "conj" and is_finite(child) and child.tag_ != "MD" and not is_finite(clause):
            last = max(clause.i, child.left_edge.i - 1)
            break
    return layout.doc[last].idx + len(layout.doc[last])
