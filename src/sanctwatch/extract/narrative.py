"""All propositions of a Doc: predicates, votes in tallies, evaluations, and whose a draft is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from sanctwatch.catalogue.acts import Act
from sanctwatch.catalogue.frames import Lexicon
from sanctwatch.extract.blame import claim_own_deeds, find_blame
from sanctwatch.extract.clauses import tense_of
from sanctwatch.extract.content import Contents
from sanctwatch.extract.drafts import find_holders
from sanctwatch.extract.evaluations import find_evaluations
from sanctwatch.extract.event_dates import EventDates
from sanctwatch.extract.predicates import forget_matches
from sanctwatch.extract.proposition import Proposition
from sanctwatch.extract.propositions import PropositionReader
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.reference import References
from sanctwatch.extract.scope import keep_international
from sanctwatch.extract.speech import Speeches
from sanctwatch.extract.tally import find_tallies
from sanctwatch.records import Quote


def read_propositions(
    reading: Reading,
    references: References,
    quotes: Sequence[Quote],
    lexicon: Lexicon,
    acts: Mapping[str, tuple[Act, ...]],
) -> list[Proposition]:
    """Return everything that the Doc says somebody does or wants, in text order.

    Args:
        reading: The parsed Doc.
        references: Whom its noun phrases stand for.
        quotes: What `find_quotes` found in it.
        lexicon: The frames.
        acts: What resolutions and drafts do, by symbol.
    """
    contents = Contents(reading, lexicon, references, acts)
    speeches = Speeches(reading, quotes)
    found = list(find_tallies(reading, contents))
    listed = {proposition.head.i for proposition in found}
    found += (
        proposition
        for proposition in PropositionReader(reading, lexicon, references, contents, speeches).read()
        if proposition.head.i not in listed
    )
    found = [claim_own_deeds(one) for one in found]
    found += list(find_blame(found))
    found += find_evaluations(reading, lexicon, references, contents, speeches)
    found += find_holders(reading, lexicon, references, contents, speeches)
    found = list(keep_international(found, reading, lexicon))
    forget_matches(reading.doc)
    dates = EventDates(reading)
    dated = [
        replace(one, when=dates.of(one.head, _tense(one), one.frame.type, is_asserted=one.modality == "asserted"))
        for one in found
    ]
    return _share_dates(sorted(dated, key=lambda proposition: proposition.head.i))


#: What happens at one meeting of the Council.
_BALLOT = frozenset({"vote", "veto", "adopt", "fail"})
_BALLOT_SENTENCES = 3


def _share_dates(propositions: list[Proposition]) -> list[Proposition]:
    """Give the votes of one ballot its date: "Russia vetoed it on Thursday. China abstained."."""
    shared: list[Proposition] = []
    last: Proposition | None = None
    for one in propositions:
        if one.frame.type in _BALLOT and one.modality in ("asserted", "negated"):
            if one.when:
                last = one
            elif last is not None and _sentences_between(last.head, one.head) < _BALLOT_SENTENCES:
                shared.append(replace(one, when=last.when))
                continue
        shared.append(one)
    return shared


def _sentences_between(first: Token, second: Token) -> int:
    return sum(1 for token in first.doc[first.i + 1 : second.i + 1] if token.is_sent_start)


def _tense(proposition: Proposition) -> str:
    """Return the tense for the dates of a proposition: what is planned lies ahead."""
    if proposition.modality == "planned":
        return "future"
    return "" if proposition.is_noun else tense_of(proposition.head)
