"""Pairs quotation marks in plain text, of any style, nested, over several paragraphs, or never closed; no grammar.

Marks are paired paragraph by paragraph, so that a stray one damages no other paragraph. A mark that is never closed
ends at its paragraph, unless the next one opens with a mark of the same kind: then the quotation goes on there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_MARK = re.compile(r"\\*(?:``|''|[\"“”„‟«»‹›＂‘’‚‛'`])")
_OPENING = frozenset("“„‟«‹") | {"``"}
_CLOSING = frozenset("”»›")
_SINGLE = frozenset("‘’‚‛'`")
#: What can stand right before an opening mark, besides blanks and other marks.
_BEFORE_OPENING = frozenset("([{—–-/:…*_>=|")
_BEHIND_CLOSING = frozenset(",.;:!?)]}…—–")
_END_OF_SPEECH = frozenset(",.!?…;:—–-)")
#: Words that begin with an apostrophe: 'em, 'til, '90s.
_ELISION = re.compile(
    r"(?:em|til|till|tis|twas|twere|n|cause|cos|bout|round|neath|ere|d|s|ll|re|ve|\d\ds?)\b", re.IGNORECASE
)
_FAMILY_BY_MARK = {
    **dict.fromkeys("“”„‟", "curly"),
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "single guillemet"),
    **dict.fromkeys(_SINGLE, "single"),
    "``": "latex",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text between quotation marks.

    Attributes:
        start: Offset of the first character inside; `end` behind the last one.
        outer_start: Offset of the opening mark; `outer_end` behind the closing one, or `end` where there is none.
        is_closed: False for a quotation whose author forgot the second mark.
        depth: 0 for one in no other quotation.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_closed: bool = True
    depth: int = 0


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    family: str
    outer_start: int
    start: int
    depth: int = 0


def find_marked(text: str) -> tuple[Marked, ...]:
    """Return all marked stretches of a text in which each paragraph is one line, in text order.

    Never raises; overlapping pairs are not returned.
    """
    found: list[Marked] = []
    waiting: _Open | None = None
    end_of_last = 0
    for start, end in _paragraphs(text):
        first = _MARK.match(text, start)
        goes_on = waiting is not None and first is not None and _family(first[0]) == waiting.family
        if waiting is not None and not goes_on:
            found.append(_unclosed(waiting, end_of_last, text))
            waiting = None
        pairs, waiting = _pair(text, start, end, waiting)
        found += pairs
        end_of_last = end
    if waiting is not None:
        found.append(_unclosed(waiting, end_of_last, text))
    return tuple(_nest(text, found))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        size = len(match[0].rstrip())
        blank = len(match[0]) - len(match[0].lstrip())
        if size > blank:
            yield match.start() + blank, match.start() + size


def _family(mark: str) -> str:
    return _FAMILY_BY_MARK.get(mark.lstrip("\\"), "straight")


def _unclosed(mark: _Open, end: int, text: str) -> Marked:
    end = max(mark.start, end)
    return Marked(mark.start, end, mark.outer_start, end, is_closed=False)


def _pair(text: str, start: int, end: int, waiting: _Open | None) -> tuple[list[Marked], _Open | None]:
    """Pair the marks of one paragraph; the second result is the outermost mark that stays open."""
    marks = list(_MARK.finditer(text, start, end))
    partner_by_single = _pair_singles(text, start, end, marks)
    singles_closing = set(partner_by_single.values())
    stack: list[_Open] = [waiting] if waiting else []
    found: list[Marked] = []
    for number, match in enumerate(marks):
        family = _family(match[0])
        if number == 0 and waiting is not None and match.start() == start:
            continue  # repeats the mark that is still open
        if family == "single":
            if match.start() in partner_by_single:
                stack.append(_Open(family, match.start(), match.end()))
                continue
            if match.start() not in singles_closing and not (waiting and waiting.family == "single"):
                continue
            opens = False
        else:
            opens = _opens(text, start, end, match, family, stack)
        if opens:
            stack.append(_Open(family, match.start(), match.end()))
            continue
        at = _partner(stack, family)
        if at is not None:
            mark = stack[at]
            del stack[at:]
            if match.start() > mark.start:
                found.append(Marked(mark.start, match.start(), mark.outer_start, match.end()))
    doubles = [mark for mark in stack if mark.family != "single" or mark is waiting]
    # An open mark with pairs of its own kind behind it is a stray one: it must not swallow them.
    left = next((m for m in doubles if m is waiting or not any(f.outer_start > m.start for f in found)), None)
    if left is None and waiting is None:
        left = _single_at_start(text, start, end, marks, found)
    return found, left


def _single_at_start(text: str, start: int, end: int, marks: list[re.Match[str]], found: list[Marked]) -> _Open | None:
    """Return the single mark that opens a paragraph and is not closed there, as British ones do."""
    if not marks or marks[0].start() != start or _family(marks[0][0]) != "single":
        return None
    if any(pair.outer_start == start for pair in found) or not _can_open_single(text, start, end, marks[0]):
        return None
    return _Open("single", start, marks[0].end())


def _opens(text: str, start: int, end: int, match: re.Match[str], family: str, stack: list[_Open]) -> bool:
    mark = match[0].lstrip("\\")
    before = text[match.start() - 1] if match.start() > start else " "
    behind = text[match.end()] if match.end() < end else " "
    is_open = any(item.family == family for item in stack)
    may_open = (before.isspace() or before in _BEFORE_OPENING or _is_mark(before)) and not (
        behind.isspace() or behind in _BEHIND_CLOSING
    )
    may_close = not before.isspace() or behind.isspace()
    if mark == "“" and stack and stack[-1].family == "curly" and text[stack[-1].start - 1] == "„":
        return False  # „German“
    if mark in _OPENING:
        return mark not in "«‹" or not (is_open and not may_open and not before.isspace())
    if mark in _CLOSING:
        return not is_open and may_open  # ”Swedish”, »Danish«
    if may_open != may_close:
        # 6" is a measure; a clear opening inside an open one is nested.
        return may_open
    return not is_open and not before.isdigit()


def _is_mark(character: str) -> bool:
    return _MARK.match(character) is not None


def _partner(stack: list[_Open], family: str) -> int | None:
    """Return where in the stack the mark stands that a closing one ends, also one of another kind of double marks."""
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].family == family:
            return at
    if family == "single":
        return None
    double = {"straight", "curly", "latex"}
    for at in range(len(stack) - 1, -1, -1):
        if family in double and stack[at].family in double:
            return at
    return None


def _can_open_single(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    before = text[match.start() - 1] if match.start() > start else " "
    behind = text[match.end()] if match.end() < end else " "
    if match[0].endswith("’") and "‘" in text[start:end]:
        return False
    if before.isalnum() or not (before.isspace() or before in _BEFORE_OPENING or _is_mark(before)):
        return False
    if not (behind.isalnum() or behind in "$£€[(…" or (_is_mark(behind) and behind not in _SINGLE)):
        return False
    return _ELISION.match(text, match.end(), end) is None


def _pair_singles(text: str, start: int, end: int, marks: list[re.Match[str]]) -> dict[int, int]:
    """Tell single quotation marks from apostrophes: offset of the closing mark by offset of the opening one.

    `the ministers' view` is a possessive unless an open mark has no better partner before the next one opens.
    """
    singles = [match for match in marks if _family(match[0]) == "single"]
    partners: dict[int, int] = {}
    free_from = start
    for number, match in enumerate(singles):
        if match.start() < free_from or not _can_open_single(text, start, end, match):
            continue
        possible: int | None = None
        for other in singles[number + 1 :]:
            if possible is not None and _can_open_single(text, start, end, other):
                break
            before = text[other.start() - 1]
            behind = text[other.end()] if other.end() < end else " "
            if before.isspace() or behind.isalnum() or other[0].lstrip("\\") in "‘‚`":
                continue
            is_possessive = before in "sSzx" and behind == " "
            if not is_possessive:
                possible = other.start()
                break
            possible = possible or other.start()
        if possible is not None:
            partners[match.start()] = possible
            free_from = possible + 1
    return partners


def _nest(text: str, found: list[Marked]) -> Iterator[Marked]:
    """Set the depth of each pair and drop those that cross another or hold nothing."""
    around: list[Marked] = []
    for mark in sorted(found, key=lambda mark: (mark.outer_start, -mark.outer_end)):
        while around and around[-1].outer_end <= mark.outer_start:
            around.pop()
        if around and mark.outer_end > around[-1].outer_end:
            continue
        around.append(mark)
        inside = text[mark.start : mark.end]
        if inside.strip():  # « with blanks inside »
            start, end = mark.start + len(inside) - len(inside.lstrip()), mark.end - len(inside) + len(inside.rstrip())
            yield replace(mark, start=start, end=end, depth=len(around) - 1)
