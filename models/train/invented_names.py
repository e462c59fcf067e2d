"""Invents names of persons as newspapers print them, in the word orders of several cultures.

The parts are common given names and surnames written down for this project; the combinations are drawn at random and
mean nobody.
"""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

_PARTS: dict[str, list[str]] = {
    name: parts.replace("\n", "").split("|") if name == "seats" else parts.split()
    for name, parts in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")).items()
}


def _korean(rng: random.Random) -> tuple[str, str]:
    first, second = rng.choice(_PARTS["korean_parts"]), rng.choice(_PARTS["korean_parts"])
    given = rng.choice(
        (
            f"{first.title()} {second.title()}",
            f"{first.title()}-{second}",
            f"{first.title()}-{second.title()}",
            f"{first.title()}{second}",
        )
    )
    surname = rng.choice(_PARTS["korean_surnames"])
    if "-" in given and rng.random() < 0.12:
        return f"{given} {surname}", surname
    if rng.random() < 0.06:
        surname = surname.upper()
    return f"{surname} {given}", surname


def _surname_first(surnames: list[str], given_names: list[str], western: float, rng: random.Random) -> tuple[str, str]:
    surname, given = rng.choice(surnames), rng.choice(given_names)
    return (f"{given} {surname}" if rng.random() < western else f"{surname} {given}"), surname


def _western(given_names: list[str], surnames: list[str], rng: random.Random) -> tuple[str, str]:
    given, surname = rng.choice(given_names), rng.choice(surnames)
    draw = rng.random()
    if draw < 0.10:
        given = f"{given} {rng.choice('ABCDEFGHJKLMNPRSTW')}."
    elif draw < 0.22:
        given = f"{given} {rng.choice(given_names)}"
    elif draw < 0.25:
        given = f"{given[0]}."
    if rng.random() < 0.03:
        surname = surname.upper()
    return f"{given} {surname}", surname


def invent_name(rng: random.Random, *, surname_only: bool = False) -> list[tuple[str, bool]]:
    """Draw a name; words as spaCy cuts them, each with whether a space stands before it."""
    full, surname = rng.choice(
        (
            _korean,
            _korean,
            lambda rng: _surname_first(_PARTS["chinese_surnames"], _PARTS["chinese_given"], 0.1, rng),
            lambda rng: _western(_PARTS["persian_given"], _PARTS["persian_surnames"], rng),
            lambda rng: _western(_PARTS["arab_given"], _PARTS["arab_surnames"], rng),
            lambda rng: _western(_PARTS["russian_given"], _PARTS["russian_surnames"], rng),
            lambda rng: _western(_PARTS["african_given"], _PARTS["african_surnames"], rng),
            lambda rng: _western(_PARTS["english_given"], _PARTS["english_surnames"], rng),
            lambda rng: _western(_PARTS["european_given"], _PARTS["european_surnames"], rng),
            lambda rng: _surname_first(_PARTS["japanese_surnames"], _PARTS["japanese_given"], 0.8, rng),
            lambda rng: _western(_PARTS["south_asian_given"], _PARTS["south_asian_surnames"], rng),
        )
    )(rng)
    return _words(surname if surname_only else full)


def seat_of_power(rng: random.Random) -> list[tuple[str, bool]]:
    """Draw a capital; words as `invent_name` gives them."""
    return _words(rng.choice(_PARTS["seats"]))


def _words(name: str) -> list[tuple[str, bool]]:
    words: list[tuple[str, bool]] = []
    for part in name.split():
        for number, word in enumerate(re.findall(r"-|[^-]+", part)):
            words.append((word, number == 0))
    return words
