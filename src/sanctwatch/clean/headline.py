"""The headline of an article: which block of its head is the title, and where it is printed again."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Beyond this many blocks nobody prints the title of the page.
MAX_HEAD_BLOCKS = 14
#: The first block of this length is the article; headlines of news agencies and offices stay below.
MIN_PROSE_CHARS = 110
#: Headlines of UN press releases have up to 30 words.
MAX_TITLE_WORDS = 34
MIN_TITLE_WORDS = 3
MAX_TITLE_CHARS = 260
#: Of several candidates the first with so many words wins: `Press release` and `We slept in shifts` may be labels.
SAFE_TITLE_WORDS = 5

_NOT_LETTER = re.compile(r"[^\w]+|_")
#: `# Title` in Markdown.
_HEADING = re.compile(r"# \S")
_SENTENCE = re.compile(r"[.;:,][\"'”’»)*]*$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$|\.\.\.$")
#: `THE HARBOUR WEEKLY · since 1957`, `POLICY NOTE No. 31 | Desk`: a name in capitals and what it is. One word (`LIVE
#: |`, `EXPLAINER:`) opens a title.
_MASTHEAD = re.compile(r"[^a-z]*[A-Z]{2,}[^a-z|·—–/]* [^a-z|·—–/]*[A-Z\d](?: No\. [\d/]+)?\s*(?:[|·—–/]|//)")
_LABEL = re.compile(
    r"(?:[-*•–—»>]\s|[\[(]|\d+\s?[.)|/]\s)"
    r"|(?:[Ff]or (?:clients|immediate release|release|information|media)|[Ff]iled)\b"
)
#: `Policy Note 14 | Desk | March 2022`, `Code: 14  |  16:42`: two separators make a line of labels.
_LABELS = re.compile(r".*(?:[|·•»/]|\s\s|—).*(?:[|·•»/]|\s\s|—)")
#: `New Delhi, 3 October 2025` is a dateline.
_PLACE_AND_DATE = re.compile(r"[^,.:]{2,40}, (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2},) \d{4}$")
#: `Treaties & Trouble — a weblog on law`, `Serving two counties since 1889`, `issue 88`: what a paper says about
#: itself.
_IMPRINT = re.compile(
    r".*(?:[—–·|] (?:a|the|your) |\bsince (?:1[89]|20)\d\d\b|\b(?:[Ii]ssue|[Vv]ol\.|[Nn]o\.) \d+)"
    r"|Your (?:\w+ ){1,3}in \w+, every\b"
)


def find_headlines(blocks: Sequence[str], kinds: Sequence[str]) -> tuple[int, ...]:
    """Return the indexes of the blocks that are the headline; the first of them is the title.

    A title printed twice is surely the title. Else the first block of the head that reads like one is: some words, no
    full stop, no name of the paper. Without a head, when the text starts with prose, there is none.

    Args:
        blocks: The text of each block, one line each.
        kinds: The kind of each block, empty for what may be the article.
    """
    head: list[int] = []
    has_prose = False
    for index in range(min(len(blocks), MAX_HEAD_BLOCKS)):
        if kinds[index]:
            continue
        if len(blocks[index]) >= MIN_PROSE_CHARS and _SENTENCE.search(blocks[index]):
            has_prose = True
            break
        head.append(index)
    keys = ["" if len(block) > MAX_TITLE_CHARS else _key(block) for block in blocks]
    candidates = [index for index in head if keys[index] and _reads_like_title(blocks[index])]
    headings = [index for index in head if keys[index] and _HEADING.match(blocks[index])]
    title = next((index for index in headings or candidates if headings or keys.count(keys[index]) > 1), None)
    if title is None:
        title = _choose([index for index in candidates if has_prose or (index == head[0] and len(blocks) > 1)], blocks)
    if title is None:
        return ()
    wanted = keys[title]
    return tuple(index for index in range(len(blocks)) if kinds[index] == "" and keys[index] == wanted)


def _choose(candidates: list[int], blocks: Sequence[str]) -> int | None:
    mixed = [index for index in candidates if not blocks[index].isupper()]
    for index in mixed:
        # An interview is headed by a quotation, however short.
        if len(blocks[index].split()) >= SAFE_TITLE_WORDS or blocks[index][0] in "“‘\"'«":
            return index
    capitals = [
        index for index in candidates if blocks[index].isupper() and len(blocks[index].split()) >= SAFE_TITLE_WORDS
    ]
    return next(iter([*capitals, *mixed, *candidates]), None)


def _reads_like_title(block: str) -> bool:
    words = block.split()
    if not MIN_TITLE_WORDS <= len(words) <= MAX_TITLE_WORDS or any(
        pattern.match(block) for pattern in (_LABEL, _MASTHEAD, _LABELS, _IMPRINT, _PLACE_AND_DATE)
    ):
        return False
    return not _SENTENCE.search(block) or bool(_ABBREVIATED.search(block))


def _key(block: str) -> str:
    """Two printings of a title differ in blanks, case and broken words only."""
    return _NOT_LETTER.sub("", block).casefold()
