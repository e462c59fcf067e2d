"""Lines into blocks: which line ends are mere wrapping, and which end a paragraph, a headline or an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sanctwatch.clean.characters import Edit
from sanctwatch.clean.words import Bridge

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]")
_HYPHENS = "-‐‑\xad¬"
#: What starts a new item: `- x`, `• x`, `3. x`, `(a) x`, `> x`, `#tag`, `21.50  x`, `» x`.
_ITEM = re.compile(r"[-–—*•·▪◦‣>»☐☑✓+|#\[]|\d{1,3}[.)](?!\d)|\(?[a-z\d]{1,3}\)|\d{1,2}[.:]\d\d\s{2}")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]*]*$")
#: A full stop that ends no sentence: `the U.S.`, `Gen.`, `Dec.`, `No.`.
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]\.)+|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|No|Nos|Res|Art|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)$"
)
#: A line that ends so goes on, whatever comes next.
_GOES_ON = re.compile(
    r"(?:^|\s)(?:a|an|the|of|and|or|to|in|for|by|with|on|at|from|that|as|which|who|than|between|against|under|resolutions?|paragraphs?|"
    r"[Rr]esolution|UNSCR|Mr\.|Mrs\.|Ms\.|Dr\.|President|Minister|Secretary|Security|United)$"
)
#: A citation may be torn before its number: `resolution\n2231.` starts no item.
_CITES = re.compile(r"\b(?:[Rr]esolutions?|[Pp]aragraphs?|[Aa]rticles?|UNSCRs?|Res\.|No\.|Nos\.|S/RES/)$")
_LEFT_PIECE = re.compile(rf"(?<![^\W_])([^\W\d_]+)([{_HYPHENS}]?)$")
_FORMER_BREAK = re.compile(r"(?<=[^\W\d_])- ([a-z]+)")
_RIGHT_PIECE = re.compile(r"[^\W\d_]+")

#: Shorter lines are titles, labels and items; `budg\ned` stands at the end of 38 characters.
MIN_WRAPPED_CHARS = 25
#: Text is wrapped by hand or by mail programs at 60 to 80; a line beyond this is a paragraph.
MAX_WRAPPED_CHARS = 120
#: So much of a line's end tells how it goes on.
TAIL_CHARS = 60
#: Lines beyond this are running text even when no full stop ends them; headlines are shorter.
MIN_PARAGRAPH_CHARS = 150


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the original.

    Attributes:
        start: Offset of its first character that is not blank; equal to `end` in a blank line.
        end: Offset behind its last character that is not blank.
        full_start: Offset where it begins, blanks included.
        full_end: Offset where its line end begins.
        next_start: Offset where the next line begins.
        text: The characters from `start` to `end`.
    """

    start: int
    end: int
    full_start: int
    full_end: int
    next_start: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a paragraph, a headline, a list item, a line of navigation."""

    lines: tuple[Line, ...]
    kind: str = ""

    @property
    def text(self) -> str:
        """Its lines with blanks between, for a look at it; broken words are still broken."""
        return self.lines[0].text if len(self.lines) == 1 else " ".join(line.text for line in self.lines)

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.lines[-1].end


def split_lines(text: str) -> list[Line]:
    """Return every line, blank ones too; form feeds and Unicode line separators end lines as well."""
    lines: list[Line] = []
    position = 0
    for match in _LINE_END.finditer(text):
        lines.append(_line(text, position, match.start(), match.end()))
        position = match.end()
    if position < len(text):
        lines.append(_line(text, position, len(text), len(text)))
    return lines


def _line(text: str, start: int, end: int, next_start: int) -> Line:
    raw = text[start:end]
    stripped = raw.strip()
    first = start + len(raw) - len(raw.lstrip()) if stripped else start
    return Line(first, first + len(stripped), start, end, next_start, stripped)


def wrapped_width(lines: list[Line]) -> int:
    """Return the width at which a document wraps its lines, 0 when its paragraphs are single lines.

    Lines are wrapped where at least three are followed by a line whose first word would not have fit in.
    """
    pairs = [(one, two) for one, two in pairwise(lines) if one.text and two.text]
    widths = sorted(len(one.text) for one, _ in pairs if MIN_WRAPPED_CHARS < len(one.text) <= MAX_WRAPPED_CHARS)
    long_lines = sum(len(line.text) > MAX_WRAPPED_CHARS for line in lines)
    if len(widths) < 3 or long_lines * 4 > len(widths):
        return 0
    # The few lines that stick out (an address, a table) must not decide.
    width = widths[len(widths) * 9 // 10]
    full = sum(_is_full(one, two, width) for one, two in pairs)
    return width if width >= 40 and full * 2 >= len(pairs) else 0


def _is_full(one: Line, two: Line, width: int) -> bool:
    return len(one.text) + 1 + len(two.text.split(maxsplit=1)[0]) > width - 3


def joins(one: Line, two: Line, width: int) -> bool:
    """Say whether the line end between two lines without a kind is mere wrapping."""
    if not one.text or not two.text:
        return False
    if two.text[0].isdigit() and _CITES.search(one.text[-TAIL_CHARS:]):
        return True
    if _ITEM.match(two.text):
        return False
    if one.text == two.text:
        return False  # a headline printed twice
    tail = one.text[-TAIL_CHARS:]
    ends_sentence = bool(_SENTENCE_END.search(tail)) and not _ABBREVIATION.search(tail)
    is_indented = two.start - two.full_start > one.start - one.full_start
    if width and _is_full(one, two, width) and not (ends_sentence and is_indented):
        return True
    if one.text[-1] in _HYPHENS and one.text[-2:-1].isalpha() and two.text[0].isalpha():
        return True
    if ends_sentence or one.text.isupper():
        return False
    # `SEOUL: The Un\nited Nations ...`: no paragraph starts in lower case.
    if len(one.text) < MIN_WRAPPED_CHARS:
        return two.text[0].islower() and len(two.text) >= MIN_PARAGRAPH_CHARS
    if two.text[0].islower():
        return True
    if _GOES_ON.search(tail):
        return True
    return len(one.text) >= MIN_PARAGRAPH_CHARS and one.text[-1].isalnum() and not _is_title_case(one.text)


def _is_title_case(text: str) -> bool:
    """Tell the headline of a UN press release, which may be long: `Security Council Fails to Adopt Text That Would`."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 3 > len(words) * 2


def mend_edits(text: str, bridge: Bridge) -> Iterator[Edit]:
    """Yield edits for words that a former line end broke: `resolu- tion`, but not `pre- and post-war`."""
    for match in _FORMER_BREAK.finditer(text):
        left = _LEFT_PIECE.search(text[max(0, match.start() - TAIL_CHARS) : match.start()])
        if left is not None and bridge.is_torn(left[1], match[1]):
            yield match.start(), match.start(1), ""


def join_edits(text: str, block: Block, bridge: Bridge, *, is_wrapped: bool) -> Iterator[Edit]:
    """Yield the edits that make a block one line: a blank for a line end, nothing inside a broken word."""
    for one, two in pairwise(block.lines):
        left, right = _LEFT_PIECE.search(one.text[-TAIL_CHARS:]), _RIGHT_PIECE.match(two.text)
        if left is None or right is None:
            # `28-\n30 September`, `mid-\n2015`; but a dash with a blank before it stands free.
            tight = one.text[-1] in _HYPHENS and one.text[-2:-1].isalnum()
            yield one.end, two.start, "" if tight else " "
        elif left[2] in ("\xad", "¬"):
            yield one.end - 1, two.start, ""
        elif left[2]:
            yield one.end - 1, two.start, bridge.between_hyphenated(left[1], right[0])
        else:
            yield one.end, two.start, bridge.between_letters(left[1], right[0], is_anomalous=not is_wrapped)
