"""An article for reading, with what was found in it: spans marked in the text, rows below each paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from sanctwatch.clean import clean
from sanctwatch.records import Analysis, Document, Event, Mention, Quote, Stance
from sanctwatch.sinks.screen.evidence import cue_spans, print_wrapped
from sanctwatch.sinks.screen.palette import CUE_STYLE, KIND_STYLES, QUOTE_STYLE, SPEAKER_STYLE, has_styles, polarity
from sanctwatch.sinks.screen.stances import join_actors, names_of
from sanctwatch.sinks.snippet import counted, one_line, printable

#: What stands around a span where the screen has no styles.
_MARKS = {"mention": ("[", "]"), "quote": ("{", "}"), "cue": ("*", "*")}
_INDENT = 5


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of the article to be marked: a `mention`, a `quote` or a `cue`."""

    start: int
    end: int
    what: str
    style: str


def show_article(
    console: Console, document: Document, analysis: Analysis, label: Callable[[str], str], start: int | None = None
) -> None:
    """Print an article with what was found in it.

    Args:
        console: Where to.
        document: The article.
        analysis: What was found.
        label: What a reader calls an id.
        start: Open at the paragraph that holds this offset, and point at the rows that begin there.
    """
    cues = _cue_spans([*analysis.stances, *analysis.events])
    spans = [*_mention_spans(analysis.mentions), *_quote_spans(analysis.quotes), *cues]
    paragraphs = list(_paragraphs(document.text))
    n_above = 0 if start is None else max(sum(1 for begin, _, _ in paragraphs if begin <= start) - 1, 0)
    console.print(_headline(analysis), no_wrap=True, overflow="ellipsis")
    print_wrapped(console, _legend(console))
    if n_above:
        console.print(Text(f" {counted(n_above, 'paragraph')} above", style="dim"))
    bounds = [begin for begin, _, _ in paragraphs] + [len(document.text) + 1]
    for number, (begin, end, zone) in enumerate(paragraphs[n_above:], start=n_above):
        console.print()
        text = _marked(document.text, begin, end, spans, is_plain=not has_styles(console))
        print_wrapped(console, text, 1, style="" if zone == "body" else "dim")
        # A row that begins in the blanks between two paragraphs belongs to the one above it.
        first = 0 if number == 0 else begin
        _print_names(console, [row for row in analysis.mentions if first <= row.start < bounds[number + 1]])
        here = [row for row in analysis.stances if first <= row.start < bounds[number + 1]]
        for joint in join_actors(here):
            told = _stance(joint, label)
            _print_row(console, joint[0], told, is_pointed_at=joint[0].start == start)
        others: list[Event | Quote] = [*analysis.events, *analysis.quotes]
        for row in others:
            if first <= row.start < bounds[number + 1]:
                _print_row(console, row, _told(row, label), is_pointed_at=row.start == start)


def _paragraphs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and zone of the paragraphs, as the analysis sees them: a wrapped paragraph is one."""
    cleaned = clean(text)
    position = 0
    for line in cleaned.text.splitlines(keepends=True):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            start, end = cleaned.to_original(position + lead, position + len(line.rstrip()))
            yield start, end, cleaned.zone_at(start)
        position += len(line)


def _mention_spans(mentions: Sequence[Mention]) -> Iterator[_Span]:
    for row in mentions:
        yield _Span(row.start, row.end, "mention", KIND_STYLES.get(row.kind, "bold"))


def _quote_spans(quotes: Sequence[Quote]) -> Iterator[_Span]:
    for row in quotes:
        yield _Span(row.start, row.end, "quote", QUOTE_STYLE)


def _cue_spans(rows: Sequence[Stance | Event]) -> Iterator[_Span]:
    seen = set()
    for row in rows:
        clause = re.sub(r"\s", " ", row.text)
        for start, end in cue_spans(clause, clause, row.cue):
            span = _Span(row.start + start, row.start + end, "cue", CUE_STYLE)
            if span not in seen:
                seen.add(span)
                yield span


def _marked(article: str, begin: int, end: int, spans: Sequence[_Span], *, is_plain: bool) -> Text:
    """Return a paragraph with its spans marked; those that reach into another paragraph as far as they lie here."""
    shown = printable(article[begin:end])
    here = [
        _Span(max(span.start, begin) - begin, min(span.end, end) - begin, span.what, span.style)
        for span in spans
        if span.start < end and span.end > begin
    ]
    if is_plain:
        return Text(_bracketed(shown, here))
    text = Text(shown)
    for span in sorted(here, key=lambda span: span.start - span.end):  # the inner ones last, so that they show
        text.stylize(span.style, span.start, span.end)
    return text


def _bracketed(text: str, spans: Sequence[_Span]) -> str:
    # Where several begin the longest opens first, where several end the shortest closes first: brackets nest.
    marks = [(span.start, 1, span.start - span.end, _MARKS[span.what][0]) for span in spans]
    marks += [(span.end, 0, span.end - span.start, _MARKS[span.what][1]) for span in spans]
    for offset, _, _, mark in sorted(marks, reverse=True):
        text = text[:offset] + mark + text[offset:]
    return text


def _print_names(console: Console, mentions: Sequence[Mention]) -> None:
    """Print one line of the ids that a paragraph names, each once, a mechanism with its regime."""
    named = {(row.kind, row.id, row.regime): None for row in mentions}
    line = Text.assemble(("names  ", "dim"))
    for number, (kind, ident, regime) in enumerate(named):
        line.append("  " if number else "")
        line.append(one_line(ident), style=KIND_STYLES.get(kind, ""))
        line.append(f" ({regime})" if regime else "")
    if named:
        print_wrapped(console, line, _INDENT, hanging=2)


def _print_row(console: Console, row: Stance | Event | Quote, told: Text, *, is_pointed_at: bool) -> None:
    text = Text.assemble(("> " if is_pointed_at else "  ", "bold"), told, (f"  @{row.start}", "dim"))
    if not isinstance(row, Quote) and row.cue:
        text.append(f"  cue: {one_line(row.cue)}", style="dim")
    print_wrapped(console, text, _INDENT - 2, hanging=4)


def _stance(joint: Sequence[Stance], label: Callable[[str], str]) -> Text:
    row = joint[0]
    by = Text.assemble(" (", (one_line(row.speaker), SPEAKER_STYLE), ")") if row.speaker else ""
    ground = "  ".join(filter(None, (one_line(row.target), row.regime, row.basis, row.date)))
    return Text.assemble(
        ("stance ", "dim"), polarity(row.polarity), f"  {names_of(joint, label)}", by, f"  on {ground}"
    )


def _told(row: Event | Quote, label: Callable[[str], str]) -> Text:
    """Return an event or a quote in one line."""
    if isinstance(row, Event):
        whom = f" > {_names(row.targets, label)}" if row.targets else ""
        when = "  ".join(filter(None, ("" if row.modality == "asserted" else row.modality, row.date)))
        did = f"  {_names(row.actors, label)}{whom}  {when}".rstrip()
        return Text.assemble(("event  ", "dim"), (row.type, "bold"), did)
    who = one_line(row.speaker_name or row.speaker) or "somebody"
    more = "  ".join(filter(None, (_names(row.actor, label), row.kind, one_line(row.cue), row.note)))
    return Text.assemble(("quote  ", "dim"), (who, SPEAKER_STYLE), f"  {more}")


def _names(cell: str, label: Callable[[str], str]) -> str:
    return ", ".join(one_line(label(ident)) for ident in cell.split(";") if ident)


def _headline(analysis: Analysis) -> Text:
    row = analysis.document
    about = "  ".join(filter(None, (row.published, one_line(row.title), one_line(row.source))))
    counts = "  ".join(
        counted(len(rows), noun)
        for rows, noun in (
            (analysis.mentions, "mention"),
            (analysis.stances, "stance"),
            (analysis.events, "event"),
            (analysis.quotes, "quote"),
        )
    )
    return Text.assemble(" ", (one_line(row.doc_id), "bold"), f"  {about}" if about else "", (f"\n {counts}", "dim"))


def _legend(console: Console) -> Text:
    if not has_styles(console):
        return Text(" [name]  {quote}  *cue of a stance or an event*")
    line = Text(" ")
    for kind, style in KIND_STYLES.items():
        line.append(kind, style=style)
        line.append("  ")
    line.append("quote", style=QUOTE_STYLE)
    line.append("  ")
    line.append("cue of a stance or an event", style=CUE_STYLE)
    return line
