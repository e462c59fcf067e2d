"""What the resolutions and drafts of the catalogue keep or end, as mechanisms with signs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sanctwatch.catalogue.model import Draft, Resolution


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a resolution does.

    Attributes:
        target: Mechanism.
        sign: +1 when the resolution keeps or makes it, -1 when it ends or weakens it.
        regime: To which it belongs, empty when the resolution has several or none.
    """

    target: str
    sign: int
    regime: str


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    targets: tuple[str, ...]
    sign: int
    rank: int
    is_alone: bool


@cache
def _rules() -> tuple[_Rule, ...]:
    text = (resources.files("sanctwatch") / "data" / "acts.toml").read_text(encoding="utf-8")
    return tuple(
        _Rule(
            re.compile(rule["pattern"]),
            tuple(filter(None, (rule["target"], rule.get("also", "")))),
            1 if rule["sign"] == "+" else -1,
            rule.get("rank", 1),
            rule.get("alone", False),
        )
        for rule in tomllib.loads(text)["acts"]
    )


def acts_of(words: str, regimes: tuple[str, ...]) -> tuple[Act, ...]:
    """Return what the keywords of a resolution or a draft say that it does, first things first."""
    found: list[tuple[_Rule, Act]] = []
    regime = regimes[0] if len(regimes) == 1 else ""
    parts = re.split("[;,]", words.lower())
    for part in parts:
        for rule in _rules():
            if rule.pattern.search(part):
                found += [(rule, Act(target, rule.sign, regime)) for target in rule.targets]
                break
    best = min((rule.rank for rule, _ in found), default=0)
    acts = [(rule, act) for rule, act in found if rule.rank == best]
    several = len(parts) > 1 and all(rule.is_alone for rule, _ in acts)
    if regimes and acts and (several or any(act.target == "sanctions" for _, act in acts)):
        # What renews or imposes measures at large is on the sanctions, whatever else it does.
        whole = next((act for _, act in acts if act.target == "sanctions"), acts[0][1])
        return (*(act for _, act in acts if act.target == "snapback"), Act("sanctions", whole.sign, regime))
    return tuple(dict.fromkeys(act for _, act in acts))


def acts_by_symbol(resolutions: Iterable[Resolution], drafts: Iterable[Draft]) -> Mapping[str, tuple[Act, ...]]:
    """Return what each resolution and each draft does, by UN symbol; those of which nothing is known are left out."""
    acts = {f"S/RES/{entry.number}": acts_of(entry.action, entry.regimes) for entry in resolutions}
    acts |= {draft.symbol: acts_of(draft.subject, draft.regimes) for draft in drafts}
    return {symbol: known for symbol, known in acts.items() if known}
