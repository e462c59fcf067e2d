"""Gives marked stretches their speaker: cue behind, before or between, colon, and turn-taking.

The parse is least to be trusted next to quotation marks. So the words right beside them decide, by tag; the parse only
tells the head of a noun phrase.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Span, Token

from sanctwatch.extract.quote_behind import attributing, reply_behind, verb_behind
from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_layout import Attribution, Layout
from sanctwatch.extract.quote_marks import Marked
from sanctwatch.extract.quote_phrases import noun_phrase_head, possessor, source_phrase
from sanctwatch.extract.quote_sayings import Saying, by_index
from sanctwatch.extract.quote_verbs import is_finite

_SPOKEN_ENDINGS = frozenset(",!?…—–-")
_FINAL = frozenset(".!?…")
_NOT_A_SPEAKER = frozenset({"i", "we", "you"})
_DASHES = frozenset({"-", "–", "—", "--"})
#: Between a mark and its verb there may be a long apposition, not a whole other story.
_MAX_TOKENS = 45
#: Fewer words than this in marks are a term rather than speech, unless a cue stands right beside them.
_MIN_WORDS = 4
#: Behind a comma inside the marks any verb attributes, if there are this many words: "I'm with her," the sign read.
_MIN_WORDS_OPEN = 3


def find_direct(layout: Layout, sayings: Mapping[int, Saying], cues: Cues) -> list[tuple[Marked, Attribution]]:
    """Return the marked stretches that are speech by themselves with their attribution, in text order.

    A second half ("...," X said. "...") is one attribution with the first. Terms, titles and the marked words of a
    reported clause are left out.
    """
    found: list[tuple[Marked, Attribution]] = []
    previous: tuple[Marked, Attribution] | None = None
    for mark in layout.marks:
        attribution = (
            _cue_before(layout, sayings, cues, mark)
            or _cue_behind(layout, sayings, cues, mark)
            or _dash_behind(layout, mark)
        )
        if previous is not None and _continues(layout, previous, mark, attribution):
            whole = _joined(previous[1], mark)
            found[-1] = (mark, whole)
            previous = found[-1]
            continue
        if attribution is None:
            attribution = _turn(layout, sayings, mark, previous)
        if attribution is None:
            continue
        previous = (mark, attribution)
        found.append(previous)
    return found


def _attribution(layout: Layout, mark: Marked, source: Token | None, rule: str, cue: Saying | None) -> Attribution:
    first, last = (cue.verb.i, cue.last.i + 1) if cue else (0, 0)
    note = "" if mark.is_closed else "unclosed"
    return Attribution(mark.start, mark.end, "direct", source, rule, first, last, note)


def _cue_behind(layout: Layout, sayings: Mapping[int, Saying], cues: Cues, mark: Marked) -> Attribution | None:
    """`"...," said X`, `"...," X said`, `"...," according to X`, `"...," as X put it`."""
    if not mark.is_closed:
        return None
    tokens = [token for token in layout.behind(mark) if not token.is_space][:_MAX_TOKENS]
    has_comma = bool(tokens) and tokens[0].text in {",", *_DASHES}
    if has_comma:
        tokens = tokens[1:]
    if not tokens or tokens[0].is_punct:
        return None
    ending = layout.ending(mark)
    is_spoken = has_comma or ending in _SPOKEN_ENDINGS
    if not layout.starts_sentence(mark):
        return None
    first = tokens[0]
    if ending in _FINAL and not has_comma and first.text[:1].isupper() and first.tag_ not in ("NNP", "NNPS"):
        return None
    if is_spoken:
        phrase = source_phrase(first, cues)
        if phrase is not None:
            return Attribution(mark.start, mark.end, "direct", phrase[0], "phrase-behind", *phrase[1:])
        if first.lower_ == "as":
            tokens = tokens[1:]
    reply = reply_behind(tokens, cues) if is_spoken else None
    if reply is not None:
        return Attribution(mark.start, mark.end, "direct", reply[0], "noun-behind", tokens[0].i, reply[1].i + 1)
    saying = verb_behind(tokens, sayings, is_sure=is_spoken and layout.words_in(mark) >= _MIN_WORDS_OPEN)
    if saying is None:
        return None
    verb, source, known = saying
    if ending == "." and not has_comma and not (first.text[:1].islower() or known):
        return None
    if not is_spoken and (known is None or layout.words_in(mark) < _MIN_WORDS):
        return None
    if known is not None and known.is_undone and known.lists.isdisjoint({"manner"}):
        return None
    rule = "cue-behind" if known else "open-cue-behind"
    found = _attribution(layout, mark, source, rule, known)
    return found if known else Attribution(found.start, found.end, "direct", source, rule, verb.i, verb.i + 1)


def _cue_before(layout: Layout, sayings: Mapping[int, Saying], cues: Cues, mark: Marked) -> Attribution | None:
    """`X said: "..."`, `X told Y, "..."`, `X said "..."`, `X: "..."`, `her answer: "..."`."""
    tokens = [token for token in layout.before(mark) if not token.is_space]
    if not tokens:
        return None
    last = tokens[-1]
    known = _last_cue(tokens, sayings)
    if last.text == ":":
        return _colon(layout, sayings, cues, mark, tokens[:-1], known)
    if known is None or known.is_undone or known.subject is None or known.subject.lower_ in _NOT_A_SPEAKER:
        return None
    between = [token for token in tokens if token.i > known.last.i]
    if any(is_finite(token) for token in between):
        return None
    if last.text == "," or last.text in _DASHES:
        if any(token.lower_ in ("that", "whether", "as", "of", "but", "and") for token in between) or len(between) > 15:
            return None
        return _attribution(layout, mark, known.subject, "cue-before", known)
    # A noun or a preposition that waits for its word has a title or a term behind it: said on NBC's "Meet the Press".
    if not _is_speech(layout, mark) or last.text == "," or last.tag_ in ("IN", "TO", "POS", "DT", "PRP$", "JJ"):
        return None
    if any(token.lower_ in ("that", "whether", "if") or token.text == "," for token in between) or len(between) > 8:
        return None
    if between and known.lists.isdisjoint({"speech", "asking"}):
        return None
    return _attribution(layout, mark, known.subject, "cue-before", known)


def _is_speech(layout: Layout, mark: Marked) -> bool:
    """A capital, several words and an end like that of a sentence: not a term."""
    inside = layout.text[mark.start : mark.end]
    ends = layout.ending(mark) in ".,!?…—" or layout.text[mark.outer_end : mark.outer_end + 1] in {
        ".",
        ",",
        ";",
        "",
        "\n",
    }
    return inside[:1].isupper() and layout.words_in(mark) >= 3 and ends


def _last_cue(tokens: Sequence[Token], sayings: Mapping[int, Saying]) -> Saying | None:
    for token in reversed(tokens):
        saying = attributing(sayings.get(token.i))
        if saying is not None and token.dep_ != "amod":
            return saying
    return None


def _colon(
    layout: Layout,
    sayings: Mapping[int, Saying],
    cues: Cues,
    mark: Marked,
    tokens: Sequence[Token],
    known: Saying | None,
) -> Attribution | None:
    if not tokens:
        return None
    for token in tokens[:3]:
        phrase = source_phrase(token, cues)
        if phrase is not None:
            return Attribution(mark.start, mark.end, "direct", phrase[0], "phrase-before", *phrase[1:])
    if known is not None and known.subject is not None:
        if known.is_undone or known.subject.lower_ in _NOT_A_SPEAKER:
            return None
        return _attribution(layout, mark, known.subject, "cue-colon", known)
    for token in reversed(tokens):
        if cues.is_in(token, "announcing"):
            owner = possessor(token)
            if owner is not None:
                return Attribution(mark.start, mark.end, "direct", owner, "noun-colon", token.i, token.i + 1)
    if not any(is_finite(token) for token in tokens):
        head = noun_phrase_head(tokens, 0)
        if head is not None and len(tokens) <= 12 and head.tag_ in ("NNP", "NNPS", "PRP", "NN", "NNS"):
            return Attribution(mark.start, mark.end, "direct", head, "name-colon", tokens[-1].i + 1, tokens[-1].i + 2)
        return None
    if layout.words_in(mark) < _MIN_WORDS:
        return None
    verb = next((token for token in reversed(tokens) if is_finite(token)), None)
    subject = (
        next((c for c in (verb.head if verb.dep_ in ("aux", "cop") else verb).children if c.dep_ == "nsubj"), None)
        if verb
        else None
    )
    if subject is None or subject.tag_ in ("WP", "WDT", "EX") or subject.lower_ in ("it", "this", "that", "i", "we"):
        return None
    return Attribution(mark.start, mark.end, "direct", subject, "clause-colon", tokens[-1].i + 1, tokens[-1].i + 2)


def _dash_behind(layout: Layout, mark: Marked) -> Attribution | None:
    """`"..." – a reader` at the end of a paragraph."""
    tokens = [token for token in layout.behind(mark) if not token.is_space]
    if len(tokens) < 2 or len(tokens) > 12 or tokens[0].text not in _DASHES or layout.words_in(mark) < _MIN_WORDS:
        return None
    rest = layout.text[tokens[-1].idx + len(tokens[-1]) : layout.paragraph(mark.outer_end)[1]]
    head = noun_phrase_head(tokens, 1)
    if head is None or rest.strip(" .") or any(is_finite(token) for token in tokens):
        return None
    return Attribution(mark.start, mark.end, "direct", head, "dash", tokens[0].i, tokens[0].i + 1)


def _continues(
    layout: Layout, previous: tuple[Marked, Attribution], mark: Marked, attribution: Attribution | None
) -> bool:
    """Say whether marks go on with the speech before the cue: `"...," X said, "..."`, `"...," X said. "..."`."""
    before, told = previous
    between = layout.text[before.outer_end : mark.outer_start]
    if "\n" in between or told.cue_start == told.cue_end:
        return False
    if attribution is not None:
        return (attribution.cue_start, attribution.cue_end) == (told.cue_start, told.cue_end)
    cue = layout.doc[told.cue_start]
    is_interrupted = layout.ending(before) in _SPOKEN_ENDINGS or between.lstrip()[:1] in {",", *_DASHES}
    if cue.idx >= before.outer_end and between.rstrip()[-1:] in {",", *_DASHES} and is_interrupted:
        return not any(layout.ends_sentence(token) for token in _tokens_between(layout, before, mark))
    if cue.idx < before.outer_end:  # the cue came first: only marks right behind each other go on
        return not between.strip(" ,") and layout.ending(before) in _FINAL and layout.words_in(mark) >= 2
    if not layout.starts_sentence(mark) or layout.ending(mark) not in ".,!?…—":
        return False
    rest = [token for token in layout.behind(before) if not token.is_space]
    gap_end = rest[-1].idx + len(rest[-1]) if rest else before.outer_end
    return not layout.text[gap_end : mark.outer_start].strip(" .,;:—–-")


def _tokens_between(layout: Layout, before: Marked, mark: Marked) -> Span:
    return layout.doc[layout.index_at(before.outer_end) : layout.index_at(mark.outer_start)]


def _joined(told: Attribution, mark: Marked) -> Attribution:
    note = told.note if mark.is_closed else "unclosed"
    return Attribution(told.start, mark.end, told.kind, told.source, told.rule, told.cue_start, told.cue_end, note)


def _turn(
    layout: Layout, sayings: Mapping[int, Saying], mark: Marked, previous: tuple[Marked, Attribution] | None
) -> Attribution | None:
    """A whole marked sentence without a cue goes on with the speech of the same or the paragraph before."""
    if layout.words_in(mark) < _MIN_WORDS or not layout.starts_sentence(mark):
        return None
    inside = layout.text[mark.start : mark.end]
    ends = layout.ending(mark) in ".!?…" or not mark.is_closed
    behind = [token for token in layout.behind(mark) if not token.is_space]
    if not ends or not inside[:1].isupper() or (behind and behind[0].text[:1].islower()):
        return None
    start, _ = layout.paragraph(mark.outer_start)
    source: Token | None = None
    if not layout.text[start : mark.outer_start].strip():
        if previous is not None and previous[1].source is not None:
            before = layout.text[previous[0].outer_end : mark.outer_start].strip()
            lines = [line for line in before.split("\n") if line.strip()]
            if len(lines) <= 1 and len(before) < 300:
                source = previous[1].source
    else:
        told = [
            s
            for s in by_index(sayings, layout.index_at(start), layout.index_at(mark.outer_start))
            if s.subject is not None and not s.is_undone and layout.mark_at(s.verb) is None and "speech" in s.lists
        ]
        if told:
            source = told[-1].subject
    if source is None or not mark.is_closed:
        return None
    return Attribution(mark.start, mark.end, "direct", source, "turn")
