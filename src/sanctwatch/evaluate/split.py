"""All tables of one run against the annotations of one split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sanctwatch.evaluate.events import score_events
from sanctwatch.evaluate.found import Found
from sanctwatch.evaluate.gold import Gold
from sanctwatch.evaluate.mentions import score_mentions
from sanctwatch.evaluate.persons import score_persons
from sanctwatch.evaluate.quotes import score_quotes
from sanctwatch.evaluate.scores import Result
from sanctwatch.evaluate.stances import score_stances

#: What `--show` can list.
SHOWN = ("mentions", "persons", "stances", "events", "quotes")


def score(golds: Sequence[Gold], found: Found, texts: Mapping[str, str] | None = None) -> Result:
    """Score each table that was looked for and annotated.

    Args:
        golds: The annotations.
        found: The rows.
        texts: The articles by name, which the spans of quotes are looked for in; without them only words are compared.
    """
    result = Result()
    if found.mentions is not None:
        result |= score_mentions(golds, found.mentions) | score_persons(golds, found.mentions)
    if found.stances is not None:
        result |= score_stances(golds, found.stances)
    if found.events is not None:
        result |= score_events(golds, found.events)
    if found.quotes is not None:
        result |= score_quotes(golds, found.quotes, texts or {})
    return result
