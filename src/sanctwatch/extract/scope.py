"""Which propositions are international politics: domestic politics, sport, courts and crime make no rows.

What counts is who takes part: a state or an organization that does something to another one, to a measure, or within
reach of one. In an article about sanctions nearly everything is; elsewhere a second party must stand nearby.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from sanctwatch.catalogue.frames import Container, Lexicon
from sanctwatch.extract.grammar import doers, is_passive, is_verb, undergoers
from sanctwatch.extract.predicates import find_matches
from sanctwatch.extract.proposition import Party, Proposition
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.reference import ACTOR_MECHANISMS

#: An article with so many names of measures and resolutions is about them, and its states act in their matter.
LEAST_MEASURES = 3
#: So is one between states: of its names of states and organizations, these many and this share are not of the first
#: one. In 80 articles of other subjects one in eight is above both, in 80 about sanctions seven in eight.
LEAST_FOREIGN = 5
FOREIGN_SHARE = 0.4

#: Deeds that no private person does.
_ALWAYS = frozenset({"test", "veto"})
#: States that are counted and not named: "eleven governments built a team of their own".
_STATES = frozenset({"country", "delegation", "government", "member", "nation", "power", "state"})
#: What one does to somebody else.
_UPON_ANOTHER = frozenset({"accuse", "support", "strike", "threaten"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_MEASURES = frozenset({"mechanism", "resolution"})
_ACTORS = frozenset({"state", "organization"})


def keep_international(
    propositions: Iterable[Proposition], reading: Reading, lexicon: Lexicon
) -> Iterator[Proposition]:
    """Yield the propositions that tell of states, organizations and measures, in their order.

    Args:
        propositions: Of one Doc.
        reading: For the names around them.
        lexicon: For the nouns that are drafts: what "the text would lift" is told of nobody, and told all the same.
    """
    is_about_states = _is_about_states(reading)
    for proposition in propositions:
        if _is_done_by_others(proposition, lexicon) or _is_internal(proposition):
            continue
        if is_about_states or _is_international(proposition, reading):
            yield proposition


def _is_about_states(reading: Reading) -> bool:
    """Say whether an article is about measures, or about what states do to each other."""
    if sum(1 for named in reading.named if named.row.kind in _MEASURES) >= LEAST_MEASURES:
        return True
    counts = Counter(named.row.id for named in reading.named if named.row.kind in _ACTORS)
    foreign = counts.total() - max(counts.values(), default=0)
    return foreign >= LEAST_FOREIGN and foreign >= FOREIGN_SHARE * counts.total()


def public(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties that are states, organizations or bodies, without persons who represent none."""
    return tuple(party for party in parties if is_public(party))


def is_public(party: Party) -> bool:
    """Say whether a party is a state, an organization or a body: ids are in capitals, names of persons are not."""
    return party.id in ACTOR_MECHANISMS or not any(letter.islower() for letter in party.id)


def _is_done_by_others(proposition: Proposition, lexicon: Lexicon) -> bool:
    """Say whether somebody does it who is no actor of ours: "an earthquake struck the north", "prosecutors lifted"."""
    head, frame = proposition.head, proposition.frame
    if proposition.actors or proposition.is_noun or frame.actor != "subject" or not is_verb(head) or is_passive(head):
        return False
    return any(token.lemma_.lower() not in _STATES and not _is_draft(token, lexicon) for token in doers(head))


def _is_internal(proposition: Proposition) -> bool:
    """Say whether actors deal with themselves alone: a candidate with a president, a ruler with "his staff"."""
    own = {party.id for party in proposition.actors}
    contents = proposition.contents
    is_upon_own = bool(contents) and all(content.kind == "party" and content.id in own for content in contents)
    if proposition.frame.type in _UPON_ANOTHER and len(own) == 1 and is_upon_own:
        return True
    if proposition.frame.type != "demand" or proposition.addressees or not is_verb(proposition.head):
        return False
    asked = undergoers(proposition.head)
    return any(child.lower_ in _POSSESSIVES for token in asked for child in token.children)


def _is_draft(token: Token, lexicon: Lexicon) -> bool:
    return any(isinstance(match.meaning, Container) for match in find_matches(token, lexicon))


def _is_international(proposition: Proposition, reading: Reading) -> bool:
    """Say whether two parties, a party and a measure, or an organization take part, or stand in its sentence."""
    contents = proposition.contents
    if any(content.symbol or (content.id and content.kind == "measure") for content in contents):
        return True
    own = {party.id for party in public(proposition.actors)}
    involved = own | set(proposition.addressees) | {content.id for content in contents if content.kind == "party"}
    if len(involved) > 1 or (involved and proposition.frame.type in _ALWAYS):
        return True
    sentence = proposition.head.sent
    for named in reading.named:
        if named.row.kind == "organization" and named.row.id in involved:
            return True
        is_other = named.row.kind in _MEASURES or (named.row.kind in _ACTORS and named.row.id not in own)
        if is_other and sentence.start <= named.span.start < sentence.end:
            return True
    return False
