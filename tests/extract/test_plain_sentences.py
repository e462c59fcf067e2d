"""Plain newswire English: who did what to whom, and what only looks like it. On sentences that the model parses."""

from __future__ import annotations

import pytest

import sanctwatch.engine
from sanctwatch.extract.events import weigh_events
from sanctwatch.pipeline import Pipeline
from sanctwatch.records import Document, Event

_BEFORE = "Talks about UN sanctions, the arms embargo and resolution 2231 continued at the Security Council.\n\n"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return sanctwatch.engine.load()


def _events(pipeline: Pipeline, text: str) -> list[str]:
    events = _weighed(pipeline, text)
    return [f"{event.type} {event.actors} > {event.targets}".strip() for event in events]


def _weighed(pipeline: Pipeline, text: str) -> list[Event]:
    """Return what is proposed to the judge, whose thresholds change from one set of weights to the next."""
    ((reading, propositions),) = pipeline.propositions(Document("a", _BEFORE + text))
    return [event for event, _ in weigh_events(reading, propositions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US withdrew from the Iran nuclear deal in 2018.", "withdraw USA > jcpoa"),
        ("The U.S. withdrawal from the 2015 nuclear deal angered Tehran.", "withdraw USA > jcpoa"),
        ("Russia announced its withdrawal from the treaty.", "withdraw RUS >"),
        ("A ballistic missile was launched by North Korea.", "test PRK >"),
        ("North Korea's missile launch on Sunday drew protests.", "test PRK >"),
        ("Japan condemned North Korea's missile launch.", "accuse JPN > PRK"),
        ("Japan condemned the launch conducted by the North Korean army.", "accuse JPN > PRK"),
        ("Japan condemned Russia's invasion of Ukraine.", "accuse JPN > RUS"),
        ("Russian Foreign Minister Sergei Lavrov met his Chinese counterpart Wang Yi in Beijing.", "meet RUS;CHN >"),
        ("The United States imposed sanctions on two Iranian banks on Tuesday.", "impose USA > sanctions"),
        ("Sanctions on Zimbabwe were lifted by the European Union last week.", "lift EU > sanctions;ZWE"),
        ("A resolution extending the Mali sanctions was vetoed by Russia.", "veto RUS > sanctions"),
        ("China called on North Korea to halt its nuclear program.", "demand CHN > PRK"),
        ("Iran and the United States held talks in Muscat on Saturday.", "meet IRN;USA >"),
    ],
)
def test_plain_sentences_are_read(pipeline: Pipeline, text: str, expected: str) -> None:
    assert expected in _events(pipeline, text)


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed two Taliban in Kabul.",  # no veto
        "An Iranian plane landed.",  # no plan
        "The travel ban went on.",  # did not go
        "The mayor of London offered his condolences.",
        "Chinese citizens criticized the decision.",
        "The US announced it had suspended operations at the airport.",
        "The president told his staff to stay at home.",
    ],
)
def test_other_senses_make_no_events(pipeline: Pipeline, text: str) -> None:
    assert _events(pipeline, text) == []


def test_an_attack_is_not_by_whom_condemns_it_nor_the_victim_blamed(pipeline: Pipeline) -> None:
    found = _events(pipeline, "France condemned the attack on Israel.")
    assert "accuse FRA >" in found
    assert not [event for event in found if event.startswith("strike FRA")]


def test_what_one_is_told_did_happen(pipeline: Pipeline) -> None:
    events = _weighed(pipeline, "He told us that the US vetoed the draft.")
    assert [(event.type, event.actors, event.modality) for event in events] == [("veto", "USA", "asserted")]
