"""Whose minister an office without a state is: "SEOUL (Yonhap) -- Vice Foreign Minister Kim Ji-na said ...".

An empty answer is better than a guess, so few things count: what "its" or "the bloc's" can only refer to, the agency or
the capital of the dateline, the one state of the headline. A state is never taken that acts on the person in the same
sentence ("Russia hosted Foreign Minister Diop").
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

from sanctwatch.extract.affiliation_clues import Clue, Named, Surroundings
from sanctwatch.titles import load_titles

#: Offices of a government at home. An ambassador, a general, a leader or somebody's president may be of any side.
_MINISTERIAL = re.compile(
    r"\b(?:[Mm]inisters?|[Pp]remier|(?:[Ff]oreign|[Dd]efen[cs]e|[Hh]ome|[Tt]reasury) [Ss]ecretary"
    r"|[Pp]residential (?:[Ss]pecial )?(?:[Ee]nvoy|[Aa]ide|[Aa]dvis[eo]r|[Ss]pokes\w+))\b"
)
_FORCE_IDS = frozenset(["HOUTHIS", "TALIBAN", "ISIL", "AL-QAIDA", "AL-SHABAAB", "HEZBOLLAH", "HAMAS", "M23", "RSF"])
_UN_IDS = frozenset({"UN", "UNSC", "UNGA", "UNSG"})
#: `SEOUL (Yonhap) --`, `MOSCOW, May 5. /TASS/.`, `TEHRAN, Oct. 2 (IRNA) -`, `Bamako (AFP) –`, `LONDON —`.
_DATELINE = re.compile(
    r"^(?P<city>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})"
    r"(?:, [\w.,/ ]{1,40}?)?\s?(?:[(/](?P<agency>[A-Z][\w .-]{1,28})[)/](?:\.|\s?[-–—:]{1,3})?|\s[-–—]{1,3}(?=\s))",
    re.MULTILINE,
)
DATELINE_WITHIN = 1500  # characters from the start
_HEADLINE_CHARS = 160
_ASIDE = re.compile(rf"[,;:()—–]|\b(?:{'|'.join(sorted(load_titles().saying))})\b")
_PLACE = re.compile(r"\b(?:[Ii]n|[Oo]f|[Ff]rom|[Aa]t|[Nn]ear|[Ii]nside) (?:the )?\Z")


def find_home(around: Surroundings, start: int, clue: Clue, sentence_start: int) -> tuple[str, str] | None:
    """Return the id of the state or body that an office without one must mean, and the rule that says so.

    Args:
        around: The document.
        start: Where the person's name starts.
        clue: The office, of verdict `office`.
        sentence_start: Where the sentence around the name starts.

    Returns:
        Rules are `back-reference`, `agency`, `dateline` and `headline`. None where nothing is sure.
    """
    before = around.between(around.text.rfind("\n", 0, start) + 1, start)
    if clue.refers_to:
        actor = _referent(around, start, before, clue.refers_to, sentence_start)
        return (actor, "back-reference") if actor else None
    if not _MINISTERIAL.search(clue.role):
        return None
    in_sentence = [each for each in before if each.kind == "state" and each.start >= sentence_start]
    acting = {each.actor for each in in_sentence if _acts(around.text, each, sentence_start, start)}
    home = dateline_home(around.text[:DATELINE_WITHIN]) or _headline(around, start)
    if home is None or home[0] in acting or any(each.actor != home[0] for each in in_sentence):
        return None  # "In Japan, Foreign Minister Iwaya said" may stand in a report from Seoul
    if home[0] == "USA" and "minister" in clue.role.lower():
        return None  # the United States have none: a guest in Washington
    return home


def _referent(around: Surroundings, start: int, before: list[Named], refers_to: str, sentence_start: int) -> str:
    """Return what "its", "the country's", "the bloc's" or "the group's" refers to, "" where two things are possible."""
    if refers_to == "state":
        named = [each for each in before if each.kind != "person"]
        actors = {each.actor for each in named if each.start >= sentence_start} or {each.actor for each in named}
    else:
        actors = _bodies(before, refers_to) or _bodies(around.between(0, start), refers_to)
    return actors.pop() if len(actors) == 1 else ""


def _bodies(named: list[Named], refers_to: str) -> set[str]:
    is_force = refers_to == "force"
    bodies = {each.actor for each in named if each.kind == "organization" and each.actor not in _UN_IDS}
    return {actor for actor in bodies if (actor in _FORCE_IDS) == is_force}


def _acts(text: str, state: Named, sentence_start: int, start: int) -> bool:
    """Say whether a state can be the subject of a verb that governs the person: no comma, no "said" between them."""
    between = text[state.end : start]
    return not _ASIDE.search(between) and not _PLACE.search(text, sentence_start, state.start)


def dateline_home(opening: str) -> tuple[str, str] | None:
    """Return the state of the first dateline's agency, else of its capital."""
    for match in _DATELINE.finditer(opening):
        agency = _agencies().get((match["agency"] or "").strip())
        if agency:
            return agency, "agency"
        state = home_capitals().get(match["city"].casefold())
        if state:
            return state, "dateline"
    return None


def _headline(around: Surroundings, start: int) -> tuple[str, str] | None:
    """Return the only state of the headline where the article speaks of none more often."""
    end = around.text.find("\n")
    if not 0 < end < min(start, _HEADLINE_CHARS) or around.text[:end].rstrip().endswith("."):
        return None
    actors = {each.actor for each in around.between(0, end) if each.kind == "state"}
    if len(actors) != 1:
        return None
    actor = actors.pop()
    counts = Counter(each.actor for each in around.named if each.kind == "state")
    return (actor, "headline") if counts[actor] == max(counts.values()) else None


@cache
def _agencies() -> dict[str, str]:
    """Return the states of agencies by the agency's name."""
    return {agency: state for state, agencies in _read("agencies.toml")["agencies"].items() for agency in agencies}


@cache
def home_capitals() -> dict[str, str]:
    """Return the states by the name of their capital, case-folded; the seats where the world meets are left out."""
    seats = {*_read("capitals.toml")["hosts"], *_read("agencies.toml")["seats"]}
    capitals = {state: entry.get("capital", "") for state, entry in _read("states.toml").items()}
    return {city.casefold(): state for state, city in capitals.items() if city and city not in seats}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("sanctwatch").joinpath("data", name).read_text(encoding="utf-8"))
