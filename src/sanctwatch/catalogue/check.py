"""What is wrong with a user's catalogue folder, as far as loading alone does not tell."""

from __future__ import annotations

import re
from pathlib import Path

from sanctwatch.catalogue.capitals import load_capitals
from sanctwatch.catalogue.domain import load_domain
from sanctwatch.catalogue.load import load_catalogue
from sanctwatch.catalogue.model import Catalogue, Context
from sanctwatch.catalogue.phrases import load_phrases
from sanctwatch.catalogue.regime_clues import load_regime_clues
from sanctwatch.errors import SanctwatchError

_DATE = re.compile(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?\Z")
_PATTERN_FIELDS = tuple(name for name in Context.__slots__ if name.startswith(("exclude", "admit")))


def check(folder: Path | None) -> list[str]:
    """Return every problem of a catalogue folder laid over the built-in data; None checks the built-in data alone.

    One line per problem, empty when all is well. Slower than `load_catalogue`: it compiles every pattern.
    """
    try:
        catalogue = load_catalogue(folder)
    except SanctwatchError as error:
        return [str(error)]
    return [
        *_missing_sources(catalogue),
        *_broken_patterns(catalogue),
        *_loose_contexts(catalogue),
        *_unknown_actors(catalogue),
        *_bad_dates(catalogue),
        *_bad_years(catalogue),
        *_bad_grammar(catalogue, folder),
    ]


def _bad_grammar(catalogue: Catalogue, folder: Path | None) -> list[str]:
    loaders = {"capitals": load_capitals, "domain": load_domain, "regime_clues": load_regime_clues}
    problems = []
    try:
        named = {ident for phrase in load_phrases(folder) for ident in (phrase.mechanism, *phrase.among) if ident}
        problems += [f"phrases.toml: no mechanism {ident!r}" for ident in sorted(named - set(catalogue.mechanisms))]
    except SanctwatchError as error:
        problems.append(str(error))
    for name, load in loaders.items():
        try:
            load(folder)
        except (SanctwatchError, re.error, KeyError, TypeError) as error:
            problems.append(f"{name}.toml: {error}")
    return problems


def _missing_sources(catalogue: Catalogue) -> list[str]:
    entries = [*catalogue.states.values(), *catalogue.organizations.values(), *catalogue.mechanisms.values()]
    ids = [each.id for each in entries if not each.source]
    ids += [regime.id for regime in catalogue.regimes.values() if not regime.source]
    names = [official.name for official in catalogue.officials if not official.source]
    return [f'{ident} has no source; write source = "..."' for ident in [*ids, *names]]


def _broken_patterns(catalogue: Catalogue) -> list[str]:
    owned = [("traps.toml patterns", pattern) for pattern in catalogue.trap_patterns]
    for context in dict.fromkeys(catalogue.contexts.values()):
        for key in _PATTERN_FIELDS:
            owned += [(f"context [{context.name}] {key}", pattern) for pattern in getattr(context, key)]
    problems = []
    for owner, pattern in owned:
        try:
            re.compile(pattern)
        except re.error as error:
            problems.append(f"{owner}: {pattern!r} is no regular expression, {error}")
    return problems


def _loose_contexts(catalogue: Catalogue) -> list[str]:
    return [
        f"context [{context.name}] is for {ident}, which has no such name; add the name or drop the context"
        for (folded, ident), context in catalogue.contexts.items()
        if ident not in catalogue.by_name.get(folded, ())
    ]


def _unknown_actors(catalogue: Catalogue) -> list[str]:
    known = {*catalogue.states, *catalogue.organizations}
    used = [(f"official {official.name}", official.actor) for official in catalogue.officials if official.actor]
    used += [(f"[{each.id}] members", member) for each in catalogue.organizations.values() for member in each.members]
    used += [(f"resolution {each.number}", ident) for each in catalogue.resolutions.values() for ident in each.regimes]
    used += [(f"draft {each.symbol}", ident) for each in catalogue.drafts.values() for ident in each.regimes]
    known |= set(catalogue.regimes)
    problems = []
    for owner, ident in used:
        if ident not in known:
            near = catalogue.nearest(ident)
            hint = f"did you mean {' or '.join(near)}?" if near else "add it first"
            problems.append(f"{owner}: there is no {ident}; {hint}")
    return problems


def _bad_dates(catalogue: Catalogue) -> list[str]:
    dated = [(f"official {each.name}, {each.role}", each.start, each.end) for each in catalogue.officials]
    dated += [(f"regime {each.id}", each.start, each.end) for each in catalogue.regimes.values()]
    problems = [
        f"{owner}: {date!r} is no ISO date; write 2024-03-28, 2024-03 or 2024"
        for owner, *dates in dated
        for date in dates
        if not _DATE.match(date)
    ]
    # Dates of unlike precision are compared as far as both go.
    problems += [
        f"{owner}: ends ({end}) before it starts ({start})"
        for owner, start, end in dated
        if start and end and end[: len(start)] < start[: len(end)]
    ]
    return problems


def _bad_years(catalogue: Catalogue) -> list[str]:
    return [
        f"resolution_years.csv: {year} begins with {first}, but {before} ends with {last}"
        for (before, _, last), (year, first, _) in zip(catalogue.years, catalogue.years[1:], strict=False)
        if (year, first) != (before + 1, last + 1)
    ]
