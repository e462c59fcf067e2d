"""What somebody says of somebody else: "Kyiv says that Moscow violated the embargo" is an accusation by Kyiv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sanctwatch.catalogue.frames import Frame
from sanctwatch.extract.content import Content
from sanctwatch.extract.proposition import Party, Proposition

#: To say that a party did such a thing is to accuse it.
_MISDEEDS = frozenset({"violate", "strike"})
_BLAME = Frame(
    "accuse.misdeed", "accuse", "ACCUSE", "112", "-", (), "subject", frozenset({"party"}), (), "statement", "", ""
)


def find_blame(propositions: Iterable[Proposition]) -> Iterator[Proposition]:
    """Yield an accusation for each misdeed that a speaker reports of another party."""
    for one in propositions:
        speech = one.speech
        if speech is None or one.frame.type not in _MISDEEDS or one.modality != "asserted" or one.is_content:
            continue
        blamed = tuple(
            Content(party.id, 1, "party") for party in one.actors if not party.person and party.id not in speech.actors
        )
        if speech.actors and blamed:
            authors = tuple(Party(actor, speech.person) for actor in speech.actors)
            yield replace(one, frame=_BLAME, actors=authors, contents=blamed, addressees=(), sign=-1, is_fitting=True)


def claim_own_deeds(one: Proposition) -> Proposition:
    """Give a deed that is announced without a doer to who announces it: "Brussels said sanctions would be imposed"."""
    speech = one.speech
    if one.actors or speech is None or not speech.actors or one.modality != "planned" or one.is_content:
        return one
    if one.frame.type not in _ANNOUNCED or not one.contents:
        return one
    return replace(one, actors=tuple(Party(actor, speech.person) for actor in speech.actors))


_ANNOUNCED = frozenset({"impose", "lift", "renew", "withdraw", "establish"})
