"""Whom a definite description picks up: "the ministry", "the envoy", "the two countries", "the bloc"."""

from __future__ import annotations

from spacy.tokens import Token

from sanctwatch.extract.reference_chain import Chain, Told
from sanctwatch.extract.reference_words import ReferenceWords

#: An organization is "the agency" as long as the article goes on about it, in paragraphs.
_ORGANIZATION_REACH = 30
#: "These countries" counts nothing: the last group, of whatever size.
ANY_SIZE = -1
#: ... told in this sentence or so many before it.
_GROUP_SENTENCES = 2
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both", "said"])


def is_definite(head: Token) -> bool:
    """Say whether a phrase speaks of something known: "the ministry", "both sides"."""
    dets = [child.lower_ for child in head.lefts if child.dep_ in ("det", "det:predet")]
    if dets:
        return any(det in _DEFINITE for det in dets)
    return head.i > 0 and head.nbor(-1).lower_ in _DEFINITE


def group_size(head: Token, words: ReferenceWords) -> int:
    """Return how many "the two", "both capitals", "the trio" are, 0 for a phrase that counts nothing known before."""
    lower = head.lower_
    if lower in words.group_sizes:
        size = words.group_sizes[lower]
        if lower == "both" or (lower in ("pair", "duo", "trio", "troika", "quartet") and is_definite(head)):
            return size
        before = head.nbor(-1).lower_ if head.i else ""
        before = head.nbor(-2).lower_ if before == "same" and head.i > 1 else before
        return size if before in _DEFINITE and not _is_followed_by_of(head) else 0
    if head.tag_ not in ("NNS", "NNPS") or head.lemma_.lower() not in words.group_nouns:
        return 0
    for child in head.lefts:
        if child.lower_ == "both":
            return 2
        if child.dep_ == "nummod" and child.lower_ in words.group_sizes and is_definite(head):
            return words.group_sizes[child.lower_]
    if any(child.lower_ in ("these", "those") for child in head.lefts) and not _is_followed_by_of(head):
        return ANY_SIZE
    return 0


def _is_followed_by_of(head: Token) -> bool:
    return head.i + 1 < len(head.doc) and head.nbor().lower_ == "of"


def find_group(head: Token, size: int, chain: Chain) -> tuple[tuple[str, ...], str]:
    """Return whom "the two" counts, and the rule: `group` for a list, `pair` for states told one by one.

    What its paragraph was about comes first: a list that is a subject, else as many states as it counts; then a list
    that was a subject, or the only one of that size.
    """
    here = chain.paragraphs[head.i]
    if size == ANY_SIZE:
        sentence = chain.sentences[head.i]
        for each in chain.before(head):
            if each.size >= 2 and each.referent.actors and sentence - each.sentence <= _GROUP_SENTENCES:
                return each.referent.actors, "group"
        return (), ""
    lists: list[Told] = []
    for each in chain.before(head):
        if each.size == size and each.kind in ("group", "actor") and each.referent.actors:
            if each.paragraph == here and each.rank == 2:
                return each.referent.actors, "group"
            lists.append(each)
    if not (lists and lists[0].paragraph == here):
        for paragraph, rank in ((here, 2), (here, 1), (here - 1, 2)):
            actors = _distinct(head, paragraph, rank, chain)
            if len(actors) == size:
                return actors, "pair"
    subjects = [each for each in lists if each.rank == 2]
    if subjects or len({frozenset(each.referent.actors) for each in lists}) == 1:
        return (subjects or lists)[0].referent.actors, "group"
    return (), ""


def _distinct(head: Token, paragraph: int, rank: int, chain: Chain) -> tuple[str, ...]:
    """Return the states that a paragraph tells of up to the head, in places of a rank or a higher one."""
    actors: list[str] = []
    for each in chain.before(head):
        if each.paragraph == paragraph and each.kind in ("actor", "people", "person") and each.rank >= rank:
            actors = [*each.referent.actors, *actors]
    return tuple(dict.fromkeys(actors))


def find_latter(head: Token, chain: Chain) -> tuple[str, ...]:
    """Return whom "the latter" means: the second of two that were named together, else the last one named."""
    is_latter = head.lower_ == "latter"
    last: tuple[str, ...] = ()
    for each in chain.before(head):
        if chain.sentences[head.i] - each.sentence > 1:
            break
        if each.kind == "group" and each.size == 2:
            return (each.referent.actors[is_latter],)
        if each.kind == "actor" and each.rank and not last:
            last = each.referent.actors
    return last if is_latter else ()


_THREE = frozenset(["DEU", "FRA", "GBR"])


def find_europeans(head: Token, chain: Chain, words: ReferenceWords) -> tuple[str, ...]:
    """Return the three where "the Europeans" or "the European capitals" can only mean them: they were named before."""
    is_bare = head.text == "Europeans"
    is_noun = head.lemma_.lower() in words.europeans and any(child.text == "European" for child in head.lefts)
    if not (is_bare or is_noun) or not is_definite(head):
        return ()
    for each in chain.before(head):
        if each.referent.actors == ("E3",) or set(each.referent.actors) == _THREE:
            return each.referent.actors
        if each.referent.actors == ("EU",) and each.rank:
            return ()
    return ()


def find_officer(head: Token, chain: Chain, words: ReferenceWords) -> Told | None:
    """Return the last holder of such an office: "the envoy" picks up an ambassador."""
    noun = head.lemma_.lower()
    family = words.families.get(noun, frozenset({noun}))
    modifiers = {child.lower_ for child in head.lefts if child.dep_ in ("amod", "compound")}
    for each in chain.before(head):
        if each.kind != "person":
            continue
        roles = {*each.referent.role.lower().replace("-", " ").split(), each.noun}
        if each.referent.role and not modifiers <= roles:
            continue  # "the prime minister" is no foreign minister
        if family & roles or (noun in words.any_office and (each.referent.actors or each.noun in words.offices)):
            return each
    return None


def find_organ(head: Token, chain: Chain) -> tuple[str, ...]:
    """Return whose "the ministry" is: of the last one that was told with its state, or of the spokesman of one."""
    noun = head.lemma_.lower()
    for each in chain.before(head):
        if not each.referent.actors:
            continue
        if (
            each.noun == noun
            or noun in each.referent.text.lower().split()
            or noun in each.referent.role.lower().split()
        ):
            return each.referent.actors
    return ()


def find_state(head: Token, chain: Chain, reach: int) -> tuple[str, ...]:
    """Return the state that "the country" or "the government" means: as "it" would, `reach` paragraphs back."""
    told = chain.pick(head, lambda each: each.kind == "actor" and _is_state(each.referent.actors), reach)
    return told.referent.actors if told is not None else ()


def find_lone_state(head: Token, chain: Chain) -> tuple[str, ...]:
    """Return the only state that the paragraph and the one before it tell of, whatever its place."""
    states = {each.referent.actors for each in chain.before(head, 1) if each.referent.actors}
    return next(iter(states)) if len(states) == 1 and _is_state(next(iter(states))) else ()


def _is_state(actors: tuple[str, ...]) -> bool:
    return len(actors) == 1 and len(actors[0]) == 3 and actors[0].isalpha() and actors[0].isupper()


def find_organization(head: Token, chain: Chain, words: ReferenceWords) -> tuple[str, ...]:
    """Return the organization that "the agency" or "the bloc" means: the last one named of those that it can be."""
    ids = words.organization_nouns.get(head.lemma_.lower(), ())
    for each in chain.before(head, _ORGANIZATION_REACH) if ids else ():
        for actor in each.referent.actors:
            if actor in ids:
                return (actor,)
    return ()
