"""Character repairs that keep a sentence readable: mojibake, blanks, apostrophes, invisible marks, hashtags.

Each repair is an edit `(start, end, replacement)` on the original text; nothing here rewrites the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Edit = tuple[int, int, str]

#: What a byte from 0x80 to 0xBF looks like when UTF-8 was read as Windows-1252, or as Latin-1 (the C1 controls).
_TRAIL = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0)) + "".join(
    map(chr, range(0x80, 0xA0))
)
_BLANKS = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = "\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_C1 = frozenset(map(chr, range(0x80, 0xA0)))
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\x0b\x0c"

#: Whatever may need a repair, found in one quick pass.
#: Lead bytes are those of western letters, punctuation and emoji (`Ã©`, `Å“`, `â€œ`, `ðŸ‡ª`): `CAFÉ»` is no mojibake.
_SPECIAL = re.compile(rf"[ÂÃÄÅâïð’‘ʼ＇´`#{_BLANKS}{_INVISIBLE}{_CONTROLS}]")
_APOSTROPHES = frozenset("’‘ʼ＇´`")
_LEADS = frozenset("ÂÃÄÅâïð")
_BLANK = re.compile(rf"[{_BLANKS}]")
_DROPPED = re.compile(rf"[{_INVISIBLE}]")
_MOJIBAKE = re.compile(rf"(?:[ÂÃÄÅâïð][{re.escape(_TRAIL)}]+)+")
_HASHTAG = re.compile(r"(?<!\S)#(?=[^\W\d_])\w+")
_SEQUENCE = re.compile(rf"[ÂÃÄÅ][{re.escape(_TRAIL)}]|[âï][{re.escape(_TRAIL)}]{{2}}|ð[{re.escape(_TRAIL)}]{{3}}|â€")
#: `#NorthKorea`, `#UNSecurityCouncil`, `#Resolution2231`; not `#E3`.
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d{3})")
#: Beyond these a decoded sequence is more likely chance than damage: Latin letters, punctuation, signs, emoji.
_PLAUSIBLE = re.compile(
    r"[\xa0-\u024f\u0300-\u036f\u2010-\u205e\u20a0-\u20cf\u2100-\u27bf\ufeff\ufffd\U0001f000-\U0001faff]+"
)


def find_character_edits(text: str) -> Iterator[Edit]:
    """Yield the repairs of single characters in text order; they never overlap.

    Mojibake is decoded back (`â€œ` is `“`, also when it was damaged twice), an apostrophe inside a word becomes `'`,
    every blank becomes U+0020, invisible marks go, control characters and lone surrogates become a blank (C1 bytes
    what Windows-1252 means by them), and `#NorthKorea` is read `# North Korea`.
    """
    done = 0
    for match in _SPECIAL.finditer(text):
        start = match.start()
        if start < done:
            continue
        for edit in _edits_at(text, start, match[0]):
            yield edit
            done = edit[1]


def _edits_at(text: str, start: int, character: str) -> Iterator[Edit]:
    end = start + 1
    if character in _APOSTROPHES:
        if start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum():
            yield start, end, "'"
    elif character in _LEADS:
        if run := _MOJIBAKE.match(text, start):
            yield from _repair(text, start, run.end())
    elif character == "#":
        if tag := _HASHTAG.match(text, start):
            yield end, end, " "
            for camel in _CAMEL.finditer(text, end, tag.end()):
                yield camel.start(), camel.start(), " "
    elif _BLANK.match(character):
        yield start, end, " "
    elif _DROPPED.match(character):
        yield start, end, ""
    else:
        yield start, end, _settle(text, start, end, _read_control(character))


def _read_control(character: str) -> str:
    if character in _C1:
        return bytes([ord(character)]).decode("cp1252", "replace").replace("\ufffd", " ")
    return " "


def _repair(text: str, start: int, end: int) -> Iterator[Edit]:
    run = text[start:end]
    once = _decode(run)
    twice = _decode(once) if once else ""
    if twice:
        yield start, end, _settle(text, start, end, twice)
        return
    position = start
    for match in _SEQUENCE.finditer(text, start, end):
        # `â€` alone is a closing mark whose last byte, undefined in Windows-1252, got lost on the way.
        decoded = "”" if match[0] == "â€" else _decode(match[0])
        if decoded:
            yield from _plain(text, position, match.start())
            yield match.start(), match.end(), _settle(text, match.start(), match.end(), decoded)
            position = match.end()
    yield from _plain(text, position, end)


def _plain(text: str, start: int, end: int) -> Iterator[Edit]:
    """Blanks and controls that the mojibake pattern swallowed on its way."""
    for offset in range(start, end):
        character = text[offset]
        if character == "\xa0":
            yield offset, offset + 1, " "
        elif character == "\xad":
            yield offset, offset + 1, ""
        elif character in _C1:
            yield offset, offset + 1, _settle(text, offset, offset + 1, _read_control(character))


def _decode(run: str) -> str:
    """Read a run as the UTF-8 that it was, empty when it is none."""
    raw = bytearray()
    for character in run:
        try:
            raw += character.encode("cp1252")
        except UnicodeEncodeError:
            if ord(character) > 0xFF:
                return ""
            raw.append(ord(character))
    try:
        decoded = raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return decoded if _PLAUSIBLE.fullmatch(decoded) else ""


def _settle(text: str, start: int, end: int, decoded: str) -> str:
    inside = start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()
    if decoded in "’‘" and inside:
        return "'"
    return decoded.replace("\xa0", " ").replace("\ufeff", "").replace("\xad", "")
