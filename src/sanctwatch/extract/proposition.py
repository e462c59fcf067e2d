"""What one predicate says: who does or wants what, how real it is and who says so.

Events and stances are read off propositions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from sanctwatch.catalogue.frames import Frame
from sanctwatch.extract.content import Content
from sanctwatch.extract.event_dates import EventDate
from sanctwatch.extract.speech import Speech


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in a proposition.

    Attributes:
        id: State or organization, or the name of a person who represents none.
        person: Full name of the official, or the role as in the text; empty when a state or body is named itself.
    """

    id: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Proposition:
    """One predicate with its roles.

    Attributes:
        frame: What it means.
        head: The predicate.
        tokens: All words of the match, the head first.
        actors: Who does it.
        contents: What it is about.
        addressees: Parties that it is addressed to, or that it hits.
        sign: +1, -1 or 0 for neutral; None without a position.
        is_conditional: The actor makes conditions.
        modality: `asserted`, `planned`, `hypothetical` or `negated`.
        is_attributed: Somebody else expects or says it.
        is_considered: It is hypothetical because the actor only considers it, which is a leaning all the same.
        speech: The reported speech around it; None for the narrator's own words.
        is_content: It stands in what another predicate demands, proposes or would do.
        is_noun: The predicate is a noun.
        is_fitting: The target is what the frame needs; else there is none, or one that says nothing to us.
        is_of_draft: A draft would do it; `actors` are those who tabled the draft.
        when: The date that the text gives it.
    """

    frame: Frame
    head: Token
    tokens: tuple[Token, ...]
    actors: tuple[Party, ...]
    contents: tuple[Content, ...]
    addressees: tuple[str, ...]
    sign: int | None
    is_conditional: bool
    modality: str
    is_attributed: bool
    is_considered: bool
    speech: Speech | None
    is_content: bool
    is_noun: bool
    is_fitting: bool = True
    is_of_draft: bool = False
    when: EventDate = field(default_factory=EventDate)

    @property
    def cue(self) -> str:
        """The words of the predicate as the text has them."""
        return " ".join(token.text for token in sorted(self.tokens, key=lambda token: token.i))


def names(parties: Sequence[Party]) -> tuple[str, ...]:
    """Return the ids of parties, each once."""
    return tuple(dict.fromkeys(party.id for party in parties))
