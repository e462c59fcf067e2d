"""All propositions of a Doc: predicates, votes in tallies, evaluations, and whose a draft is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sanctwatch.catalogue.acts import Act
from sanctwatch.catalogue.frames import Lexicon
from sanctwatch.extract.content import Contents
from sanctwatch.extract.drafts import find_holders
from sanctwatch.extract.evaluations import find_evaluations
from sanctwatch.extract.event_dates import EventDates, tense_of
from sanctwatch.extract.propositions import Proposition, find_propositions
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.reference import References
from sanctwatch.extract.speech import Speeches
from sanctwatch.extract.tally import find_tallies
from sanctwatch.records import Quote


def read_propositions(
    reading: Reading, quotes: Sequence[Quote], lexicon: Lexicon, acts: Mapping[str, tuple[Act, ...]]
) -> list[Proposition]:
    """Return everything that the Doc says somebody does or wants, in text order.

    Args:
        reading: The parsed Doc.
        quotes: What `find_quotes` found in it.
        lexicon: The frames.
        acts: What resolutions and drafts do, by symbol.
    """
    references = References(reading)
    contents = Contents(reading, lexicon, references, acts)
    speeches = Speeches(reading, quotes)
    found = list(find_tallies(reading, contents))
    listed = {proposition.head.i for proposition in found}
    found += (
        proposition
        for proposition in find_propositions(reading, lexicon, references, contents, speeches)
        if proposition.head.i not in listed
    )
    found += find_evaluations(reading, lexicon, references, contents, speeches)
    found += find_holders(reading, lexicon, references, contents, speeches)
    dates = EventDates(reading)
    dated = [replace(one, when=dates.of(one.head, _tense(one), one.frame.type)) for one in found]
    return sorted(dated, key=lambda proposition: proposition.head.i)


def _tense(proposition: Proposition) -> str:
    """Return the tense for the dates of a proposition: what is planned lies ahead."""
    return "future" if proposition.modality == "planned" else tense_of(proposition.head)
