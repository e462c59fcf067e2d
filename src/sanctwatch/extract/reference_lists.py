"""Lists that a phrase hides: "two members, China and Pakistan,", "Russia, along with China,"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from sanctwatch.extract.reading import Named
from sanctwatch.extract.reference_phrases import climb_to_phrase, conjuncts, core
from sanctwatch.extract.reference_words import ReferenceWords

_OPENERS = frozenset([",", ":", "(", "–", "—", "-"])
_LINKS = frozenset([",", ";", "and", "&", "the", "plus", "as", "well"])
_CLOSERS = frozenset([",", ".", ")", ";", "–", "—", "-", ":"])
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def listed_behind(head: Token, named_at: Callable[[Token], Named | None], words: ReferenceWords) -> list[Token]:
    """Return the names that a list right behind a plural gives: "two members, China and Pakistan,".

    Args:
        head: "members", "eleven".
        named_at: Returns the name that covers a token.
        words: What can be listed.
    """
    lower, lemma = head.lower_, head.lemma_.lower()
    is_counted = lower in words.listed and head.pos_ in ("NUM", "PRON", "NOUN", "ADJ")
    if not (is_counted or (lemma in words.listed and head.tag_ in ("NNS", "NNPS"))):
        return []
    doc = head.doc
    _, at = core(head)
    count = _count(head)
    for inner in range(head.i + 1, at):
        if count > 1 and doc[inner].text in _OPENERS:
            # The parse joined the list to what stands before it: "the three members of the Council, Algeria, ..."
            found, end = _names_from(head, inner + 1, named_at)
            return found if len(found) == count and end >= at else []
    if at >= len(doc) or doc[at].text not in _OPENERS:
        return []
    start = at + 1
    opening = doc[start : start + 2].text.lower()
    is_part = any(opening.startswith(word) for word in words.partial)
    if is_part:
        start += len(next(word for word in words.partial if opening.startswith(word)).split())
    found, end = _names_from(head, start, named_at)
    if not found:
        return []
    behind = doc[end : end + 2].text.lower()
    is_part = is_part or any(behind.startswith(word) for word in words.partial)
    if not is_part and end < len(doc) and doc[end].text not in _CLOSERS:
        return []
    # A subject of its own that follows a subordinate clause, "..., China said", is no list.
    if len(found) < 2 and count != 1 and not is_part:
        return []
    if count and (len(found) > count or (len(found) < count and not is_part)):
        return []
    return found


def _names_from(head: Token, start: int, named_at: Callable[[Token], Named | None]) -> tuple[list[Token], int]:
    """Return the heads of the names from a token on, and where their list ends."""
    doc = head.doc
    found: list[Token] = []
    at = end = start
    while at < len(doc):
        named = named_at(doc[at])
        if named is not None and _can_be_listed(named):
            found.append(named.head)
            at = end = named.span.end
        elif doc[at].lower_ in _LINKS and at - end < 3:
            at += 1
        else:
            break
    return found, end


def _count(head: Token) -> int:
    """Return the number that counts the phrase, 0 where none does."""
    for token in (head, *head.lefts):
        lower = token.lower_
        if lower in _NUMBERS:
            return _NUMBERS.index(lower)
        if lower.isdigit() and len(lower) < 3:
            return int(lower)
    return 0


def extend_names(tokens: list[Token], named_at: Callable[[Token], Named | None]) -> list[Token]:
    """Return the heads of a list with the names that the parse lost: France of "In 2025 France, Germany and Britain".

    Args:
        tokens: Heads of the list as parsed, at least one.
        named_at: Returns the name that covers a token.
    """
    first = named_at(tokens[0])
    if first is None or not _can_be_listed(first):
        return tokens
    doc = tokens[0].doc
    has_and = len(tokens) > 1
    found: list[Token] = []
    at = first.span.start
    while at >= 2:
        at -= doc[at - 1].lower_ == "the"
        if at < 2 or doc[at - 1].text not in (",", "and", "&"):
            break
        has_and = has_and or doc[at - 1].text != ","
        earlier = named_at(doc[at - 2])
        if earlier is None or not _can_be_listed(earlier) or earlier.span.end != at - 1 or not has_and:
            break
        start = earlier.span.start - (earlier.span.start > 0 and doc[earlier.span.start - 1].lower_ == "the")
        if start and doc[start - 1].pos_ == "ADP":
            break
        found.insert(0, earlier.head)
        at = earlier.span.start
    return [*found, *tokens]


def complete_list(first: Token, named_at: Callable[[Token], Named | None]) -> list[Token]:
    """Return the heads of a list by its first, by its words where the parse lost some: "of Mali, Niger and Chad".

    Args:
        first: Head of the first name.
        named_at: Returns the name that covers a token.
    """
    parsed = conjuncts(first)
    named = named_at(first)
    if named is None or not _can_be_listed(named):
        return parsed
    found, end = _names_from(first, named.span.start, named_at)
    if len(found) <= len(parsed) or not any(token.lower_ == "and" for token in first.doc[named.span.end : end]):
        return parsed
    return found


def _can_be_listed(named: Named) -> bool:
    return named.row.kind in ("state", "organization") and named.row.form != "demonym"


def joined_with(last: Token, words: ReferenceWords) -> list[Token]:
    """Return the head of what "along with" or "together with" joins to a phrase, empty where nothing does."""
    doc = last.doc
    _, at = core(last)
    if at < len(doc) and doc[at].text == ",":
        at += 1
    for joiner in words.joiners:
        end = at + len(joiner)
        if end < len(doc) and tuple(token.lower_ for token in doc[at:end]) == joiner:
            head = climb_to_phrase(doc[end])
            return conjuncts(head) if end <= head.i < end + 8 and head.i != last.i else []
    return []
