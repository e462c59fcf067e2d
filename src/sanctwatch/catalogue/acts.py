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


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str, int, int], ...]:
    text = (resources.files("sanctwatch") / "data" / "acts.toml").read_text(encoding="utf-8")
    return tuple(
        (re.compile(rule["pattern"]), rule["target"], 1 if rule["sign"] == "+" else -1, rule.get("rank", 1))
        for rule in tomllib.loads(text)["acts"]
    )


def acts_of(words: str, regimes: tuple[str, ...]) -> tuple[Act, ...]:
    """Return what the keywords of a resolution or a draft say that it does, first things first."""
    found: list[tuple[int, Act]] = []
    regime = regimes[0] if len(regimes) == 1 else ""
    for part in words.lower().split(";"):
        for pattern, target, sign, rank in _rules():
            if pattern.search(part):
                found.append((rank, Act(target, sign, regime)))
                break
    best = min((rank for rank, _ in found), default=0)
    return tuple(dict.fromkeys(act for rank, act in found if rank == best))


def acts_by_symbol(resolutions: Iterable[Resolution], drafts: Iterable[Draft]) -> Mapping[str, tuple[Act, ...]]:
    """Return what each resolution and each draft does, by UN symbol; those of which nothing is known are left out."""
    acts = {f"S/RES/{entry.number}": acts_of(entry.action, entry.regimes) for entry in resolutions}
    acts |= {draft.symbol: acts_of(draft.subject, draft.regimes) for draft in drafts}
    return {symbol: known for symbol, known in acts.items() if known}
