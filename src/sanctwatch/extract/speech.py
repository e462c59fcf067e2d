"""Which words of a Doc are reported speech, and whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from sanctwatch.extract.reading import Reading
from sanctwatch.records import Quote


@dataclass(frozen=True, slots=True)
class Speech:
    """One quote as tokens.

    Attributes:
        start: First token; `end` behind the last one.
        actors: Ids that the speaker represents; empty when unknown.
        person: The speaker, by full name or as the text gives it, empty when the actor itself is named.
        kind: `direct`, `indirect` or `mixed`.
    """

    start: int
    end: int
    actors: tuple[str, ...]
    person: str
    kind: str


class Speeches:
    """Finds the innermost speech around a token."""

    def __init__(self, reading: Reading, quotes: Sequence[Quote]) -> None:
        """Place the quotes of a document on the tokens of its Doc."""
        starts = [reading.original(token.idx, token.idx + len(token))[0] for token in reading.doc]
        found: list[Speech] = []
        for quote in quotes:
            inside = [number for number, start in enumerate(starts) if quote.start <= start < quote.end]
            if inside:
                actors = tuple(filter(None, quote.actor.split(";")))
                person = quote.speaker_name or ("" if quote.speaker_resolution == "name" else quote.speaker)
                found.append(Speech(inside[0], inside[-1] + 1, actors, person, quote.kind))
        self._innermost: dict[int, Speech] = {}
        for speech in sorted(found, key=lambda speech: speech.start - speech.end):
            self._innermost |= dict.fromkeys(range(speech.start, speech.end), speech)

    def around(self, token: Token) -> Speech | None:
        """Return the shortest speech that holds a token; None for the narrator's words."""
        return self._innermost.get(token.i)
