"""Whose office or organ a noun phrase names: "the *Russian* envoy", "the foreign ministers *of Mali and Niger*"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from sanctwatch.extract.reference_phrases import conjuncts, core
from sanctwatch.extract.reference_words import ReferenceWords

#: Actors of a token by its name alone, empty for none.
NameOf = Callable[[Token], tuple[str, ...]]


def is_disowned(head: Token, is_name: Callable[[Token], bool], words: ReferenceWords) -> bool:
    """Say whether the phrase says that its office represents no state: "former", "opposition", "a bank official".

    Args:
        head: Noun of the office.
        is_name: Whether a token belongs to a name: the "Union" of "European Union" is no trade union.
        words: The words.
    """
    start, _ = core(head, with_tail=False)
    for token in head.doc[start : head.i]:
        lower = token.lower_
        if is_name(token):
            continue
        if lower in words.disowning or (token.lemma_.lower() in words.private and lower not in words.offices):
            return True
    before = head.doc[start - 1].lower_ if start else ""
    return before in words.disowning or (before == "-" and start > 1 and head.doc[start - 2].lower_ == "ex")


def left_owners(head: Token, name_of: NameOf, words: ReferenceWords) -> tuple[str, ...]:
    """Return the states named before the head; the first one, all of a list before a plural.

    "China's US envoy" is China's; "the Russian and Chinese envoys" are of both.
    """
    start, _ = core(head, with_tail=False)
    doc = head.doc
    found: list[tuple[int, tuple[str, ...]]] = []
    for number in range(start, head.i):
        token = doc[number]
        actors = name_of(token)
        if actors and not _is_only_part(token, words):
            found.append((number, actors))
    if not found:
        return ()
    if head.lemma_.lower() in words.counterparts:
        return found[-1][1] if not _is_possessor(doc[found[-1][0]]) else ()
    owners = list(found[0][1])
    last = found[0][0]
    for number, actors in found[1:]:
        between = {token.lower_ for token in doc[last + 1 : number]}
        if actors[0] in owners:
            last = number
            continue
        if not between & {"and", "&", "/", ","} or between - {"and", "&", "/", ",", "'s", "’s", "the"}:
            break
        owners += actors
        last = number
    return tuple(dict.fromkeys(owners))


def _is_possessor(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS"


def is_of_others(head: Token, name_of: NameOf, words: ReferenceWords) -> bool:
    """Say whether a compound before the head tells that it is no state's: "the Tehran-backed government"."""
    start, _ = core(head, with_tail=False)
    return any(_is_only_part(token, words) and name_of(token) for token in head.doc[start : head.i])


def _is_only_part(token: Token, words: ReferenceWords) -> bool:
    """Say whether a name is only the first half of a compound: "Tehran-backed", "Geneva-based"."""
    if token.i + 2 >= len(token.doc) or token.nbor().text not in ("-", "‑"):
        return False
    return token.nbor(2).lower_ in words.compound_tails or token.nbor(2).tag_ in ("VBN", "VBG", "VBD")


def right_owners(
    head: Token,
    actors_of: Callable[[Token], tuple[str, ...]],
    words: ReferenceWords,
    *,
    is_many: bool,
    lists: Callable[[Token], list[Token]] = conjuncts,
) -> tuple[str, ...]:
    """Return the states that the head is "of".

    Args:
        head: Noun of an office or organ.
        actors_of: Resolves the complement, which may itself be "the ministry".
        words: The prepositions.
        is_many: The head is a plural, so that a list behind it gives each an office.
        lists: Returns the heads of a list by its first.
    """
    cases = (
        words.spokes_cases
        if head.lemma_.lower().startswith("spokes") or head.lower_ == "speaker"
        else words.owner_cases
    )
    for child in head.rights:
        if child.dep_ not in ("nmod", "obl", "appos", "nmod:unmarked"):
            continue
        case = next((each.lower_ for each in child.lefts if each.dep_ == "case"), "")
        if case not in cases or child.i - head.i > 12:
            continue
        if any(token.text in (",", ";", "(") for token in head.doc[head.i + 1 : child.i]):
            break
        owners: list[str] = []
        for token in lists(child) if is_many or case == "for" else [child]:
            owners += actors_of(token)
        if owners:
            return tuple(dict.fromkeys(owners))
    return ()
