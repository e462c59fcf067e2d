"""What tells the regime of a mechanism: the clues of `data/regime_clues.toml`, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sanctwatch.catalogue.grammar import read_grammar


@dataclass(frozen=True, slots=True)
class RegimeClues:
    """Ids and words that vote for an issuer or a target; see the file for what each means.

    Attributes:
        habits: By mechanism, the usual issuer and how many votes the habit has.
        always: By mechanism, its one regime and the regex that the document must hold.
        issuer_words: By issuer, words that speak for it.
        before_target: Matches the end of the words between a mechanism and its target; `before_issuer` likewise.
        acts_on: A verb somewhere between an issuer and a mechanism; `acts_directly` ends right before the mechanism.
        between: Matches all that may stand between an issuer and the mechanism's name.
    """

    without_regime: frozenset[str]
    issuer_of: Mapping[str, str]
    target_of: Mapping[str, str]
    habits: Mapping[str, tuple[str, float]]
    always: Mapping[str, tuple[str, re.Pattern[str]]]
    national_issuers: frozenset[str]
    targets_first: frozenset[str]
    speakers_first: frozenset[str]
    issuer_words: Mapping[str, re.Pattern[str]]
    open_issuer: re.Pattern[str]
    before_target: re.Pattern[str]
    before_issuer: re.Pattern[str]
    between: re.Pattern[str]
    acts_on: re.Pattern[str]
    acts_directly: re.Pattern[str]


def load_regime_clues(overlay: Path | None = None) -> RegimeClues:
    """Load the clues, those of a user's folder laid over the built-in ones."""
    data = read_grammar("regime_clues.toml", overlay)
    words, states = data["words"], data["states"]
    return RegimeClues(
        without_regime=frozenset(data["without_regime"]),
        issuer_of=data["issuer_of"],
        target_of=data["target_of"],
        habits={key: (habit["issuer"], float(habit["votes"])) for key, habit in data["habits"].items()},
        always={key: (fixed["regime"], re.compile(fixed["document"])) for key, fixed in data["always"].items()},
        national_issuers=frozenset(states["national_issuers"]),
        targets_first=frozenset(states["targets_first"]),
        speakers_first=frozenset(states["speakers_first"]),
        issuer_words={issuer: re.compile(words[issuer]) for issuer in ("EU", "USA")},
        open_issuer=re.compile(rf"(?:{words['open_issuer']})\Z"),
        before_target=re.compile(rf"(?:{words['before_target']})\Z"),
        before_issuer=re.compile(rf"(?:{words['before_issuer']})\Z"),
        between=re.compile(rf"(?:['’]s?)?[ -](?:{words['adjective']} ){{0,2}}"),
        acts_on=re.compile(words["acts_on"]),
        acts_directly=re.compile(rf"(?:{words['acts_directly']})\Z"),
    )
