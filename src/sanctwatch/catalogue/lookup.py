"""What a person types for an actor, a target or a regime, as the ids of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sanctwatch.catalogue.model import Catalogue
from sanctwatch.errors import SanctwatchError

ACTOR_KINDS = ("state", "organization", "mechanism")
TARGET_KINDS = (*ACTOR_KINDS, "resolution")

#: `2231`, `S/RES/2231`, `UNSCR 2231 (2015)`, `resolution 2231`.
_COUNCIL = re.compile(r"(?:S/RES/|UNSCR |(?:UN )?(?:SECURITY COUNCIL )?RES(?:OLUTION|\.) )?(\d{1,4})(?: ?\(\d{4}\))?")
#: `A/RES/76/1`, `S/2024/255`: other documents go by their symbol.
_SYMBOL = re.compile(r"[AS]/(?:RES/)?(?:ES-\d+/)?\d+/\d+|A/RES/\d+")
#: Words that tell nothing of what is meant ("the deal with Iran").
_EMPTY_WORDS = frozenset({"the", "a", "an", "of", "on", "with", "and", "in", "for", "to", "un"})


def find_id(catalogue: Catalogue, said: str, option: str, kinds: Sequence[str] = TARGET_KINDS) -> str:
    """Return the one id that an id in any case, a name, a short form or a number of a resolution stands for.

    Args:
        catalogue: Where to look.
        said: What was typed. `other:` and a noun passes as it is.
        option: The option it was typed behind, for the message.
        kinds: What can be meant.

    Raises:
        SanctwatchError: When nothing or more than one entry answers to it, with the nearest that do.
    """
    words = " ".join(said.split()).removeprefix("the ").removeprefix("The ")
    if words.casefold().startswith("other:"):
        return words.casefold()
    if "resolution" in kinds:
        symbol = _symbol(catalogue, words.upper())
        if symbol:
            return symbol
    ids = [*catalogue.states, *catalogue.organizations, *catalogue.mechanisms]
    found = [known for known in ids if known.casefold() == words.casefold()]
    found = [ident for ident in found or _named(catalogue, words) if catalogue.entry(ident).kind in kinds]
    if len(found) == 1:
        return found[0]
    if found:
        raise SanctwatchError(f"{option} {said!r} can be {_or(catalogue, found)}; name one of them by its id")
    raise SanctwatchError(f"{option}: {_unknown(catalogue, said, words, kinds)}")


def find_regime(catalogue: Catalogue, said: str) -> tuple[str, str]:
    """Return issuer and target of a regime, empty for a side that is not told: `UN:IRN`, `UN:Iran`, `Iran`, `EU:`.

    Raises:
        SanctwatchError: When a side is nobody that the catalogue knows.
    """
    issuer, mark, target = said.partition(":")
    if not mark:
        issuer, target = "", issuer
    known = {side for regime in catalogue.regimes.values() for side in (regime.issuer, regime.target)}
    by_folded = {side.casefold(): side for side in known}
    sides = [
        by_folded.get(side.strip().casefold()) or find_id(catalogue, side, "--regime", ACTOR_KINDS)
        if side.strip() not in ("", "*", "?")
        else ""
        for side in (issuer, target)
    ]
    if not any(sides):
        raise SanctwatchError(f"--regime {said!r} names nobody; write ISSUER:TARGET, such as UN:IRN, or one of them")
    return sides[0], sides[1]


def spellings_of(catalogue: Catalogue, said: str) -> frozenset[str]:
    """Return a person's name as it was typed, and all names of the officials who bear it: Nebenzya is Nebenzia, too."""
    whole = re.compile(rf"(?<!\w){re.escape(said.strip())}(?!\w)", re.IGNORECASE)
    spellings = {said.strip()}
    for official in catalogue.officials:
        names = (official.name, *official.variants, *official.alone)
        if any(map(whole.search, names)):
            spellings.update(names)
    return frozenset(spellings)


def label_of(catalogue: Catalogue, ident: str) -> str:
    """Return what a reader calls an id: the label of an entry, `resolution 2231 (2015)`, the noun of `other:`."""
    for entries in (catalogue.states, catalogue.organizations, catalogue.mechanisms):
        if ident in entries:
            return entries[ident].label
    number = ident.removeprefix("S/RES/")
    if number != ident and number.isdecimal():
        year = catalogue.year_of(int(number))
        return f"resolution {number} ({year})" if year else f"resolution {number}"
    if ident in catalogue.drafts:
        return f"draft {ident}"
    return ident.removeprefix("other:")


def short_name(catalogue: Catalogue, ident: str) -> str:
    """Return what a reader of many rows calls an id: a state by its name, what has a telling id or none by that."""
    return catalogue.states[ident].label if ident in catalogue.states else ident.removeprefix("other:")


def kind_of(catalogue: Catalogue, ident: str) -> str:
    """Return what an id is of: `state`, `organization`, `mechanism`, `resolution`, `other`, or else a `person`."""
    for entries in (catalogue.states, catalogue.organizations, catalogue.mechanisms):
        if ident in entries:
            return entries[ident].kind
    if ident.startswith("other:"):
        return "other"
    return "resolution" if _SYMBOL.fullmatch(ident) or ident.startswith("S/RES/") else "person"


def _symbol(catalogue: Catalogue, words: str) -> str:
    match = _COUNCIL.fullmatch(words)
    if match and catalogue.year_of(int(match[1])):
        return f"S/RES/{int(match[1])}"
    return words if _SYMBOL.fullmatch(words) else ""


def _named(catalogue: Catalogue, words: str) -> list[str]:
    """Return the entries of that name; also without a plural ending, which the mechanisms' names lack."""
    for form in (words, words.removesuffix("s"), words + "s"):
        found = [entry.id for entry in catalogue.find(form)]
        if found:
            return found
    labels = {entry.label.casefold(): ident for ident, entry in catalogue.mechanisms.items()}
    return [labels[words.casefold()]] if words.casefold() in labels else []


def _unknown(catalogue: Catalogue, said: str, words: str, kinds: Sequence[str]) -> str:
    person = words.casefold()
    for official in catalogue.officials:
        if any(
            person in (name.casefold(), name.casefold().split()[-1]) for name in (official.name, *official.variants)
        ):
            state = f" ({official.actor})" if official.actor else ""
            return f"{said!r} is a person, {official.name}{state}; name the state, or use --speaker where there is one"
    near = [ident for ident in _suggestions(catalogue, words) if catalogue.entry(ident).kind in kinds]
    hint = (
        f"did you mean {_or(catalogue, near[:3])}?"
        if near
        else "see sanctwatch catalogue list states, or use --speaker for a person"
    )
    return f"the catalogue knows no {said!r}; {hint}"


def _suggestions(catalogue: Catalogue, words: str) -> list[str]:
    """Return ids with a name that has all the words, then those that a typo may have meant."""
    telling = {word for word in re.findall(r"\w+", words.casefold()) if word not in _EMPTY_WORDS}
    having = [
        ident
        for name, ids in catalogue.by_name.items()
        if telling and telling <= set(re.findall(r"\w+", name))
        for ident in ids
    ]
    entries = {*catalogue.states, *catalogue.organizations, *catalogue.mechanisms}
    return list(dict.fromkeys([*having, *(ident for ident in catalogue.nearest(words) if ident in entries)]))


def _or(catalogue: Catalogue, idents: Sequence[str]) -> str:
    return " or ".join(f"{ident} ({catalogue.entry(ident).label})" for ident in idents)
