"""Entities of FollowTheMoney, held to its own library where that is installed."""

import io
import json
from dataclasses import replace

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import TABLES, Analysis, DocumentRow, Event, Mention
from sanctwatch.sinks import File, Stream, open_sink

DOCUMENT = DocumentRow(
    "a.txt", "ok", title="A vote", published="2025-09-19", source="NewsWire", url="https://example.org/a", language="en"
)
RUSSIA = Mention("a.txt", "state", "RUS", "Russia", "Moscow", 3, 9)
PERSON = Mention(
    "a.txt", "person", "Vasily Nebenzya", "Vasily Nebenzya", "Nebenzya", 12, 20, actor="RUS", role="UN ambassador"
)
SNAPBACK = Mention("a.txt", "mechanism", "snapback", "Snapback", "the\nsnapback", 30, 38)
EVENT = Event(
    "a.txt", "e1", "veto", "", "", "RUS", "snapback;UN", "2025-09-19", "asserted", "vetoed", "x", 3, 4,
    sentence="Moscow vetoed it.",
)  # fmt: skip
FULL = Analysis(
    DOCUMENT,
    (RUSSIA, replace(RUSSIA, text="Russia", start=40, end=46), PERSON, SNAPBACK),
    events=(EVENT, replace(EVENT, modality="negated", event_id="e2"), replace(EVENT, actors="", date="2025-09")),
)


def lines(*analyses, tables=tuple(TABLES)):
    stream = io.BytesIO()
    with open_sink("ftm", Stream(stream), tables) as sink:
        for analysis in analyses:
            sink.write(analysis)
    return [json.loads(line) for line in stream.getvalue().decode("utf-8").splitlines()]


def of(schema, entities):
    return [entity["properties"] for entity in entities if entity["schema"] == schema]


def test_the_projects_own_library_takes_every_entity():
    pytest.importorskip("followthemoney", reason="needs followthemoney: pip install 'sanctwatch[ftm]'")
    from followthemoney import EntityProxy, model

    for entity in lines(FULL, Analysis(DocumentRow("b.pdf", "failed", "torn"))):
        proxy = EntityProxy.from_dict(entity)
        model.get(entity["schema"]).validate(entity)
        cleaned = EntityProxy.from_dict({**entity, "properties": {}})
        for name, values in entity["properties"].items():
            for value in values:
                cleaned.add(name, value, cleaned=False)
        assert cleaned.to_dict()["properties"] == proxy.to_dict()["properties"] == entity["properties"]


def test_entities_point_to_entities_that_are_there():
    entities = lines(FULL)
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        for name in ("document", "resolved", "involved", "proof"):
            assert set(entity["properties"].get(name, ())) <= ids


def test_an_article_has_what_is_known_of_it():
    (article,) = of("Article", lines(FULL))
    assert article == {
        "title": ["A vote"],
        "fileName": ["a.txt"],
        "publishedAt": ["2025-09-19"],
        "publisher": ["NewsWire"],
        "sourceUrl": ["https://example.org/a"],
        "language": ["eng"],
        "keywords": ["Snapback"],
    }


def test_an_address_that_runs_something_is_left_out():
    (article,) = of("Article", lines(Analysis(replace(DOCUMENT, url="javascript:alert(1)"))))
    assert "sourceUrl" not in article


def test_parties_are_written_once_and_named_by_all_that_the_article_calls_them():
    entities = lines(FULL)
    (russia,) = of("PublicBody", entities)
    assert russia == {"name": ["Russia"], "country": ["ru"]}
    (person,) = of("Person", entities)
    assert person == {"name": ["Vasily Nebenzya"], "country": ["ru"], "position": ["UN ambassador"]}
    assert [each["name"] for each in of("Mention", entities)] == [["Moscow", "Russia"], ["Nebenzya"]]


def test_an_event_has_its_parties_its_date_and_its_proof():
    first, second = of("Event", lines(FULL))  # not the one that is denied
    assert first["name"] == ["veto: Russia – Snapback, United Nations"]
    assert (first["date"], first["country"], len(first["involved"])) == (["2025-09-19"], ["ru"], 2)
    assert first["keywords"] == ["veto", "Snapback"]
    assert second["name"] == ["veto: Snapback, United Nations"]
    assert second["date"] == ["2025-09"]


def test_reports_of_one_event_have_one_id():
    other = Analysis(replace(DOCUMENT, doc_id="b.txt"), events=(replace(EVENT, doc_id="b.txt"),))
    entities = lines(replace(FULL, events=(EVENT,)), other)
    first, second = [entity for entity in entities if entity["schema"] == "Event"]
    assert first["id"] == second["id"]
    assert first["properties"]["proof"] != second["properties"]["proof"]


def test_events_alone_come_with_their_articles():
    assert {entity["schema"] for entity in lines(FULL, tables=["events"])} == {
        "Article", "Event", "PublicBody", "Organization"
    }  # fmt: skip


def test_every_state_has_its_country_code(catalogue):
    mentions = tuple(replace(RUSSIA, id=ident) for ident in catalogue.states)
    assert all(len(body["country"][0]) >= 2 for body in of("PublicBody", lines(Analysis(DOCUMENT, mentions))))


def test_columns_are_refused(tmp_path):
    with pytest.raises(SanctwatchError, match="--columns is for tables, not for ftm"):
        open_sink("ftm", File(tmp_path / "t"), ["mentions"], columns={"mentions": ["id"]})
