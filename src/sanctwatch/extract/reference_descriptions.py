"""Whom a definite description picks up: "the ministry", "the envoy", "the two countries", "the bloc"."""

from __future__ import annotations

from spacy.tokens import Token

from sanctwatch.extract.reference_chain import Chain, Told
from sanctwatch.extract.reference_words import ReferenceWords

#: How far back a description looks, in paragraphs: it says more than a pronoun.
_REACH = 6
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both", "said"])


def is_definite(head: Token) -> bool:
    """Say whether a phrase speaks of something known: "the ministry", "both sides"; a capital is as good as "the"."""
    dets = [child.lower_ for child in head.lefts if child.dep_ in ("det", "det:predet")]
    if dets:
        return any(det in _DEFINITE for det in dets)
    return False


def group_size(head: Token, words: ReferenceWords) -> int:
    """Return how many "the two", "both capitals", "the trio" are, 0 for a phrase that counts nothing known before."""
    lower = head.lower_
    if lower in words.group_sizes:
        size = words.group_sizes[lower]
        if lower == "both" or (lower in ("pair", "duo", "trio", "troika", "quartet") and is_definite(head)):
            return size
        before = head.nbor(-1).lower_ if head.i else ""
        return size if before in _DEFINITE and not _is_followed_by_of(head) else 0
    if head.tag_ not in ("NNS", "NNPS") or head.lemma_.lower() not in words.group_nouns:
        return 0
    for child in head.lefts:
        if child.lower_ == "both":
            return 2
        if child.dep_ == "nummod" and child.lower_ in words.group_sizes and is_definite(head):
            return words.group_sizes[child.lower_]
    return 0


def _is_followed_by_of(head: Token) -> bool:
    return head.i + 1 < len(head.doc) and head.nbor().lower_ == "of"


def find_group(head: Token, size: int, chain: Chain) -> Told | None:
    """Return the last list of so many that was told before."""
    for each in chain.before(head):
        if chain.paragraphs[head.i] - each.paragraph > _REACH:
            return None
        if each.size == size and each.kind in ("group", "actor") and each.referent.actors:
            return each
    return None


def find_pair(head: Token, size: int, chain: Chain) -> tuple[str, ...]:
    """Return the states of the paragraph so far, where they are just as many as "the two" counts."""
    actors: list[str] = []
    for each in chain.before(head):
        if each.paragraph != chain.paragraphs[head.i]:
            break
        if each.kind == "actor" and each.rank:
            actors = [*each.referent.actors, *actors]
    distinct = tuple(dict.fromkeys(actors))
    return distinct if len(distinct) == size else ()


def find_officer(head: Token, chain: Chain, words: ReferenceWords) -> Told | None:
    """Return the last holder of such an office: "the envoy" picks up an ambassador."""
    noun = head.lemma_.lower()
    family = words.families.get(noun, frozenset({noun}))
    for each in chain.before(head):
        if chain.paragraphs[head.i] - each.paragraph > _REACH:
            return None
        if each.kind != "person":
            continue
        roles = {*each.referent.role.lower().replace("-", " ").split(), each.noun}
        if noun in words.any_office or family & roles:
            return each
    return None


def find_organ(head: Token, chain: Chain) -> tuple[str, ...]:
    """Return whose "the ministry" is: of the last one that was told with its state, or of the spokesman of one."""
    noun = head.lemma_.lower()
    for each in chain.before(head):
        if chain.paragraphs[head.i] - each.paragraph > _REACH:
            return ()
        if not each.referent.actors:
            continue
        if (
            each.noun == noun
            or noun in each.referent.text.lower().split()
            or noun in each.referent.role.lower().split()
        ):
            return each.referent.actors
    return ()


def find_state(head: Token, chain: Chain) -> tuple[str, ...]:
    """Return the state that "the country" or "the government" means: as "it" would."""
    told = chain.pick(head, lambda each: each.kind == "actor" and _is_state(each.referent.actors))
    return told.referent.actors if told is not None else ()


def _is_state(actors: tuple[str, ...]) -> bool:
    return len(actors) == 1 and len(actors[0]) == 3 and actors[0].isalpha() and actors[0].isupper()


def find_organization(head: Token, chain: Chain, words: ReferenceWords) -> tuple[str, ...]:
    """Return the organization that "the agency" or "the bloc" means: the last one named of those that it can be."""
    ids = words.organization_nouns.get(head.lemma_.lower(), ())
    for each in chain.before(head):
        for actor in each.referent.actors if ids else ():
            if actor in ids:
                return (actor,)
    return ()
