"""The evidence of a row: its sentence, wrapped to the screen, with the cue marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from sanctwatch.records import Event, Quote, Stance
from sanctwatch.sinks.screen.palette import CUE_STYLE, has_styles
from sanctwatch.sinks.snippet import one_line

_Row = TypeVar("_Row", Stance, Event, Quote)

#: Lines longer than this are hard to read, however wide the screen is.
MAX_LINE_CELLS = 100


def evidence(row: Stance | Event | Quote, console: Console) -> Text:
    """Return the sentence of a row with its cue marked: by style, or by asterisks where the screen has none."""
    sentence = one_line(row.sentence or row.text)
    spans = cue_spans(sentence, one_line(row.text), one_line(row.cue))
    if has_styles(console):
        text = Text(sentence)
        for start, end in spans:
            text.stylize(CUE_STYLE, start, end)
        return text
    for start, end in reversed(spans):
        sentence = f"{sentence[:start]}*{sentence[start:end]}*{sentence[end:]}"
    return Text(sentence)


def once_each(rows: Sequence[_Row]) -> Iterator[tuple[_Row, bool]]:
    """Yield rows, and with each whether its sentence is to be printed: not when the next row has the same evidence."""
    for row, following in zip_longest(rows, rows[1:]):
        yield row, following is None or _evidence_key(row) != _evidence_key(following)


def _evidence_key(row: Stance | Event | Quote) -> tuple[str, str, str, str]:
    return row.doc_id, row.sentence or row.text, row.cue, "" if isinstance(row, Quote) else row.date


def cue_spans(sentence: str, clause: str, cue: str) -> list[tuple[int, int]]:
    """Return where the cue stands in a sentence: whole, or word by word where others stand between ("cast its veto").

    The cue of the clause is meant when the sentence has the same words twice.
    """
    if not cue:
        return []
    begin = max(sentence.find(clause), 0)
    for start in dict.fromkeys((begin, 0)):
        whole = _find(cue, sentence, start)
        if whole:
            return [whole]
        spans: list[tuple[int, int]] = []
        for word in cue.split():
            found = _find(word, sentence, spans[-1][1] if spans else start)
            if found is None:
                break
            if spans and sentence[spans[-1][1] : found[0]].isspace():
                spans[-1] = (spans[-1][0], found[1])
            else:
                spans.append(found)
        else:
            return spans
    return []


def _find(words: str, sentence: str, start: int) -> tuple[int, int] | None:
    """Return the first place of whole words, in whatever case, from an offset on."""
    match = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE).search(sentence, start)
    return match.span() if match else None


def print_wrapped(console: Console, text: Text, indent: int = 0, style: str = "", *, hanging: int = 0) -> None:
    """Print text wrapped to the screen, every line indented, all but the first by `hanging` cells more."""
    width = max(min(console.width, MAX_LINE_CELLS + indent) - indent - hanging - 1, 10)
    for number, line in enumerate(text.wrap(console, width)):
        line.rstrip()
        margin = " " * (indent + (hanging if number else 0))
        console.print(Text.assemble(margin, line, style=style), no_wrap=True, overflow="ignore", crop=False)


def place(row: Stance | Event | Quote) -> str:
    """Return what `sanctwatch show` takes to open the article at this row."""
    return f"{one_line(row.doc_id)}:{row.start}"
