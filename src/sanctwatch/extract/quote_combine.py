"""Puts direct, mixed and reported speech of a Doc together, so that nothing is told twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_direct import find_direct
from sanctwatch.extract.quote_indirect import find_mistagged, find_reported
from sanctwatch.extract.quote_layout import Attribution, Layout
from sanctwatch.extract.quote_naming import find_named
from sanctwatch.extract.quote_sayings import Saying
from sanctwatch.extract.quote_sources import find_sourced


def combine(
    layout: Layout, sayings: Mapping[int, Saying], cues: Cues, headlined: Iterable[Attribution] = ()
) -> Iterator[Attribution]:
    """Yield every attribution of a Doc once.

    Args:
        layout: The Doc.
        sayings: Its cue verbs.
        cues: The words of `cues.toml`.
        headlined: What headlines attribute without a word of saying.
    """
    direct = [told for _, told in find_direct(layout, sayings, cues)]
    reported = [
        _kind_of(layout, told)
        for told in (_before_colon(layout, told, direct) for told in find_reported(layout, sayings, cues))
        if not any(_is_same(told, quoted) for quoted in direct)
    ]
    reported += [
        _kind_of(layout, told)
        for told in (*find_mistagged(layout, cues), *find_sourced(layout, cues), *headlined)
        if not any(_is_same(told, quoted) for quoted in direct) and not _is_own_view(told, reported)
    ]
    reported = _without_repeats(reported)
    yield from direct
    yield from (_nested(told, reported) for told in reported)
    yield from find_named(layout, sayings, cues, [*direct, *(told for told in reported if told.kind == "mixed")])


def _before_colon(layout: Layout, told: Attribution, direct: list[Attribution]) -> Attribution:
    """End a reported clause at the colon that opens direct speech: X said it could grow: "It is ..."."""
    for quoted in direct:
        if told.start < quoted.start < told.end:
            between = layout.text[told.start : quoted.start].rstrip("\"“”„«'‘` ")
            if between.endswith(":"):
                return replace(told, end=told.start + len(between) - 1)
    return told


def _is_own_view(told: Attribution, reported: list[Attribution]) -> bool:
    """Say whether a phrase like "in her view" stands in what she says anyway."""
    if told.rule != "phrase" or told.source is None or told.source.tag_ not in ("PRP$", "PRP"):
        return False
    at = told.source.idx
    return any(other.start <= at < other.end or told.start <= other.start < told.end for other in reported)


def _is_same(told: Attribution, quoted: Attribution) -> bool:
    """Say whether a reported clause is what stands in marks already, or holds it: the marks know better."""
    overlap = min(told.end, quoted.end) - max(told.start, quoted.start)
    if overlap <= 0 or told.note == "nested":
        return False
    return overlap * 2 > min(told.end - told.start, quoted.end - quoted.start) or told.cue_start == quoted.cue_start


def _kind_of(layout: Layout, told: Attribution) -> Attribution:
    """Make a clause with marked words in it `mixed`, one that is marked from end to end `direct`."""
    if told.rule == "block" or told.note == "nested":
        return told  # a statement printed without marks; the marks are those of the outer speaker
    inside = [mark for mark in layout.marks if mark.outer_start < told.end and told.start < mark.outer_end]
    if not inside:
        return told
    if len(inside) == 1 and inside[0].start <= told.start + 1 and told.end - 1 <= inside[0].end:
        return replace(told, kind="direct", start=inside[0].start, end=inside[0].end)
    return replace(told, kind="mixed")


def _without_repeats(reported: list[Attribution]) -> list[Attribution]:
    """Keep one row per cue, and one where two cues claim the very same words."""
    kept: list[Attribution] = []
    spans: set[tuple[int, int]] = set()
    for told in sorted(reported, key=lambda told: (told.start, -told.end, told.cue_start)):
        if (told.start, told.end) not in spans:
            spans.add((told.start, told.end))
            kept.append(told)
    return kept


def _nested(told: Attribution, reported: list[Attribution]) -> Attribution:
    """Note that the cue itself is part of what somebody else says."""
    for other in reported:
        inside = other.start <= told.start and told.end <= other.end and other.cue_start != told.cue_start
        if inside and (other.start, other.end) != (told.start, told.end) and other.cue_start < told.cue_start:
            return replace(told, note="nested")
    return told
