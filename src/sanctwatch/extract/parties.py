"""Who takes part in a proposition: subjects, holders of deeds, lists, companions, and the organ behind a resolution."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from sanctwatch.catalogue.frames import Frame
from sanctwatch.extract.content import Content
from sanctwatch.extract.grammar import OBJECTS, antecedent, doers, holders, is_light, obliques
from sanctwatch.extract.predicates import Match, actor_tokens
from sanctwatch.extract.proposition import Party
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.reference import References, Referent
from sanctwatch.extract.speech import Speech

_COMPANIONS = ("along", "alongside", "together", "with")


def find_parties(
    tokens: Sequence[Token], reading: Reading, references: References, speech: Speech | None
) -> tuple[Party, ...]:
    """Return who the phrases with these heads stand for, in their order.

    Args:
        tokens: Heads of subjects, holders, by-phrases.
        reading: For the names.
        references: For everything else.
        speech: The reported speech around them: "we" is its speaker, and "it" may be.
    """
    speaker = Referent(actors=speech.actors, person=speech.person) if speech is not None else None
    found: list[Party] = []
    for token in tokens:
        head = antecedent(token)
        if not reading.named_at(head):
            head = _holder_of(head, references)
        organ = next((organ for prefix, organ in _ORGANS if _is_document(head, reading, prefix)), "")
        if organ:
            found.append(Party(organ))
            continue
        referent = references.of(head, speaker=speaker)
        if not referent.actors and not referent.person:
            referent = references.author_of(head)
        if not referent.actors and not referent.person:
            found += [
                Party(a) for kind in _INCLUDING for part in obliques(head, kind) for a in references.of(part).actors
            ]
        found += [Party(actor) for actor in _listed_before(head, reading)]
        if referent.actors:
            found += [Party(actor, referent.person) for actor in referent.actors]
        elif referent.person:
            found.append(Party(referent.person))
    return tuple(dict.fromkeys(found))


#: "Eleven countries including Japan and Canada": those that are named.
_INCLUDING = ("including", "like", "such", "among", "led")

#: Whose act a document is: what resolution 2231 does, the Council does.
_ORGANS = (("S/RES/", "UNSC"), ("A/RES/", "UNGA"))


def _listed_before(head: Token, reading: Reading) -> list[str]:
    """Return the states of a headline's list, "China, Russia kill draft", which has no "and"."""
    found: list[str] = []
    left = min((named.span.start for named in reading.named_at(head)), default=head.i)
    while left >= 2 and head.doc[left - 1].text == "," and not head.doc[left].is_sent_start:
        state = next((one for one in reading.named_at(head.doc[left - 2]) if one.row.kind == "state"), None)
        if state is None or state.span.end != left - 1 or state.row.form == "demonym":
            break
        found.insert(0, state.row.id)
        left = state.span.start
    opens = (
        left == head.sent.start or head.doc[left - 1].text in (":", "-", "–", "—") or head.doc[left - 1].lower_ == "as"
    )
    return found if opens else []


def _is_document(head: Token, reading: Reading, prefix: str) -> bool:
    return any(named.row.kind == "resolution" and named.row.id.startswith(prefix) for named in reading.named_at(head))


def implied_parties(frame: Frame, about: Sequence[Content]) -> tuple[Party, ...]:
    """Return who adopts what is adopted without an actor: the organ of the resolution."""
    if frame.type in ("adopt", "renew"):
        for content in about:
            for prefix, organ in _ORGANS:
                if content.symbol.startswith(prefix):
                    return (Party(organ),)
    return ()


#: Bodies whose members vote.
_HOUSES = frozenset({"UNSC", "UNGA", "IAEA", "UNHRC"})
#: So many votes there are in the Council.
_COUNCIL_SEATS = 15


def voting_house(match: Match, reading: Reading, about: Sequence[Content]) -> tuple[Party, ...]:
    """Return whose vote it is when votes or voters are counted and not named: "by 14 votes", "nine members voted yes".

    Args:
        match: A predicate of voting for which no actor is named.
        reading: For the body that is named last before it, or at all.
        about: What was voted on; the symbol of a draft tells the body.
    """
    heads = (match.head, *actor_tokens(match, "subject"))
    counts = [child for head in heads for child in head.children if child.dep_ == "nummod" and child.i < head.i]
    if not counts:
        return ()
    symbols = [content.symbol or content.id for content in about]
    if any(symbol.startswith("S/") for symbol in symbols):
        return (Party("UNSC"),)
    if any(symbol.startswith("A/") for symbol in symbols):
        return (Party("UNGA"),)
    houses = [named for named in reading.named if named.row.id in _HOUSES]
    if not houses:
        return ()
    before = [named for named in houses if named.span.start < match.head.i]
    house = before[-1] if before else houses[0]
    is_too_many = any(int(count.text) > _COUNCIL_SEATS for count in counts if count.text.isdecimal())
    return () if is_too_many and house.row.id == "UNSC" else (Party(house.row.id),)


#: Whose documents speak for themselves.
_ADOPTERS = frozenset({"UN", "UNSC", "UNGA"})


def _holder_of(noun: Token, references: References) -> Token:
    """Return who holds a deed that acts: "Russia's veto ended ...", "Pyongyang issued a statement denouncing ..."."""
    if noun.pos_ != "NOUN" or references.of(noun).actors or references.is_private(noun):
        return noun
    held = [*holders(noun), *obliques(noun, "of")]
    if noun.dep_ in OBJECTS and is_light(noun.head):
        held += doers(noun.head)
    for holder in held:
        actors = references.of(holder).actors if holder.i != noun.i else ()
        if actors and not _ADOPTERS.issuperset(actors):  # a Council resolution is told as such
            return holder
    return noun


def add_companions(match: Match, actors: tuple[Party, ...], references: References) -> tuple[Party, ...]:
    """Add those named along with the actor: "Russia, along with China, ...", "put forward, with Russia, texts"."""
    if not actors:
        return actors
    heads = [match.head, *actor_tokens(match, "subject")]
    more: list[Party] = []
    for head in heads:
        for preposition in _COMPANIONS:
            for token in obliques(head, preposition):
                if token.head.i == head.i:
                    more += [Party(actor) for actor in references.of(token).actors]
    for child in match.head.children:
        if child.lemma_ == "speak" and child.dep_ in (
            "advcl",
            "acl",
            "acl:relcl",
        ):  # "Poland, speaking also for Latvia"
            for token in (*obliques(child, "for"), *obliques(child, "on")):
                more += [Party(actor) for actor in references.of(token).actors]
    return tuple(dict.fromkeys((*actors, *more)))
