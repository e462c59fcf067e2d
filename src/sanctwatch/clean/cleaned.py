"""What the analysis sees of a text, and where its noise stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sanctwatch.clean.characters import Edit, find_character_edits
from sanctwatch.clean.headline import find_headlines
from sanctwatch.clean.lines import Block, Line, join_edits, joins, mend_edits, split_lines, wrapped_width
from sanctwatch.clean.mapping import OffsetMap, apply_edits
from sanctwatch.clean.noise import find_kinds, find_lead_in
from sanctwatch.clean.words import Bridge

#: A title is looked for, and its repetitions, at the top of a page only.
MAX_HEADLINE_BLOCKS = 40


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the original text that is not the article's prose.

    Attributes:
        start: Offset into the original text.
        end: Offset behind it, half-open.
        kind: `headline`, `dateline`, `byline`, `navigation`, `share`, `hashtags`, `related`, `comments`, `notice` or
            `advert`.
    """

    start: int
    end: int
    kind: str


class Cleaned:
    """A readable text with a map back to the original; immutable.

    Attributes:
        text: The original with each block on one line, broken words joined, and characters repaired.
        zones: Noise in the original, sorted, not overlapping.
    """

    __slots__ = ("_map", "_zone_starts", "text", "zones")

    text: str
    zones: tuple[Zone, ...]

    def __init__(self, text: str, zones: tuple[Zone, ...], offsets: OffsetMap) -> None:
        self.text = text
        self.zones = zones
        self._map = offsets
        self._zone_starts = [zone.start for zone in zones]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that `text[start:end]` was made from."""
        return self._map.to_original(start, end)

    def zone_at(self, offset: int) -> str:
        """Return the kind of the zone around an offset of the original, `body` outside all zones."""
        index = bisect_right(self._zone_starts, offset) - 1
        if index >= 0 and offset < self.zones[index].end:
            return self.zones[index].kind
        return "body"


@lru_cache(maxsize=64)  # a short article is cleaned for its head when it is read, and again when it is analysed
def clean(text: str) -> Cleaned:
    """Mark the noise of an article and bridge its damage; never raises, whatever the text.

    In the result a block (paragraph, headline, list item, line of navigation) is one line that ends in a line feed;
    blank lines stay. Noise stays in the text and is only marked by zones.
    """
    lines = split_lines(text)
    kinds = find_kinds([line.text for line in lines])
    width = wrapped_width([line for line, kind in zip(lines, kinds, strict=True) if not kind])
    blocks = list(_blocks(lines, kinds, width))
    layout = list(_layout_edits(text, lines, blocks, is_wrapped=bool(width)))
    cleaned, offsets = apply_edits(text, _merge(layout, find_character_edits(text)))
    return Cleaned(cleaned, tuple(_zones(blocks)), offsets)


def _blocks(lines: list[Line], kinds: list[str], width: int) -> Iterator[Block]:
    current: list[Line] = []
    current_kind = ""
    for line, kind in zip(lines, kinds, strict=True):
        if current and line.text and not kind and not current_kind and joins(current[-1], line, width):
            current.append(line)
            continue
        if current:
            yield Block(tuple(current), current_kind)
        current, current_kind = ([line], kind) if line.text else ([], "")
    if current:
        yield Block(tuple(current), current_kind)


def _layout_edits(text: str, lines: list[Line], blocks: list[Block], *, is_wrapped: bool) -> Iterator[Edit]:
    """Yield the edits of line ends in text order: joined inside a block, one line feed elsewhere."""
    bridge = Bridge(text)
    edits: list[Edit] = list(mend_edits(text, bridge))
    joined: set[int] = set()
    for block in blocks:
        if len(block.lines) > 1:
            edits += join_edits(text, block, bridge, is_wrapped=is_wrapped)
            joined.update(line.full_start for line in block.lines[:-1])
    for line in lines:
        if not line.text and line.full_end > line.full_start:
            edits.append((line.full_start, line.full_end, ""))
        if line.full_start not in joined and text[line.full_end : line.next_start] != "\n":
            edits.append((line.full_end, line.next_start, "\n"))
    edits.sort()
    yield from edits


def _merge(layout: list[Edit], characters: Iterator[Edit]) -> Iterator[Edit]:
    """Interleave both kinds of edits in text order; a repair inside an edited line end is moot."""
    pending = iter(layout)
    ahead = next(pending, None)
    done = 0
    for edit in characters:
        while ahead is not None and ahead[0] < edit[1]:
            yield ahead
            done = ahead[1]
            ahead = next(pending, None)
        if edit[0] >= done:
            yield edit
            done = edit[1]
    if ahead is not None:
        yield ahead
        yield from pending


def _zones(blocks: list[Block]) -> Iterator[Zone]:
    headlines = set(
        find_headlines([block.text for block in blocks[:MAX_HEADLINE_BLOCKS]], [block.kind for block in blocks])
    )
    for index, block in enumerate(blocks):
        kind = "headline" if index in headlines else block.kind
        if kind:
            yield Zone(block.start, block.end, kind)
            continue
        size = find_lead_in(block.lines[0].text)
        if size:
            yield Zone(block.start, block.start + size, "dateline")
