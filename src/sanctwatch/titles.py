"""Words that stand beside a person's name and say what the person is: titles, offices, ranks, trades.

The words are data (`data/titles.toml`); who finds persons and who says whom they represent share them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Titles:
    """Lower-case words by what they say about the person named next to them.

    Attributes:
        courtesy: Mr, Dr, Sheikh: says nothing about whom the person represents.
        office: Holders speak for a state or an international organization.
        rank: Military and police; they speak for their state.
        private: Legislators, candidates, experts, business, courts, sport: they represent no state.
        neutral: Says neither: head, chairman, member; with a state before it its holder speaks for the state.
        kin: Those of `neutral` that are family: a president's wife holds no office.
        fields: Stand between a state or body and a head, and belong to neither: "human rights", "armed forces".
        former: Say that an office is held no longer.
        aspiring: Say that somebody stands for an office or in opposition.
        modifiers: Stand before a head and belong to the title: "deputy", "foreign".
        saying: Forms of verbs of saying.
        governing: Forms of verbs, other than those in "-ed", that have a person for their object.
        abbreviated: Heads that are written with a full stop; behind any other head it ends the sentence.
        heads: All that can be the last word before a name.
    """

    courtesy: frozenset[str]
    office: frozenset[str]
    rank: frozenset[str]
    private: frozenset[str]
    neutral: frozenset[str]
    kin: frozenset[str]
    fields: frozenset[str]
    former: frozenset[str]
    aspiring: frozenset[str]
    modifiers: frozenset[str]
    saying: frozenset[str]
    governing: frozenset[str]
    abbreviated: frozenset[str]
    heads: frozenset[str]


@cache
def load_titles() -> Titles:
    """Read the words that ship with the program."""
    raw = tomllib.loads(files("sanctwatch").joinpath("data", "titles.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(listed.split()) for name, listed in raw.items()}
    heads = words["courtesy"] | words["office"] | words["rank"] | words["private"] | words["neutral"]
    return Titles(heads=heads, **words)
