"""The formats that tools for discourse networks read."""

import csv
import io
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import Analysis, DocumentRow, Stance
from sanctwatch.sinks import NETWORK_FORMATS, File, Folder, Stream, open_sink
from sanctwatch.sinks.dna import COLUMNS

STANCE = Stance(
    "a.txt", "RUS", "Vasily Nebenzya", "S/RES/2231", "oppose", "action", "vetoed", 'Russia; "vetoed"\nit', 5, 21,
    date="2024-03", published="2024-03-29", title="A veto", source="Wire",
)  # fmt: skip
ANALYST = replace(STANCE, actor="Siegfried Hecker", speaker="", target="other:summit", polarity="support", date="")
G = "{http://graphml.graphdrawing.org/xmlns}"


def write(format, *stances):
    stream = io.BytesIO()
    with open_sink(format, Stream(stream), ["stances"]) as sink:
        for stance in stances:
            sink.write(Analysis(DocumentRow(stance.doc_id, "ok"), stances=(stance,)))
    return stream.getvalue().decode()


def test_the_header_of_dna_is_the_one_it_exports():
    assert write("dna") == (
        '"statement_id";"time";"person";"organization";"concept";"agreement";"start_position";"stop_position";"text";'
        '"coder";"document_id";"document_title";"document_author";"document_source";"document_section";'
        '"document_type"\r\n'
    )


def test_a_stance_is_a_statement():
    row, person = list(csv.DictReader(io.StringIO(write("dna", STANCE, ANALYST), newline=""), delimiter=";"))
    assert tuple(row) == COLUMNS
    assert row | {"coder": ""} == {
        "statement_id": "1", "time": "2024-03-01 00:00:00", "person": "Vasily Nebenzya", "organization": "Russia",
        "concept": "resolution 2231 (2015)", "agreement": "0", "start_position": "5", "stop_position": "21",
        "text": 'Russia; "vetoed" it', "coder": "", "document_id": "a.txt", "document_title": "A veto",
        "document_author": "", "document_source": "Wire", "document_section": "", "document_type": "",
    }  # fmt: skip
    assert (person["person"], person["organization"], person["concept"]) == ("Siegfried Hecker", "", "summit")
    assert (person["time"], person["agreement"]) == ("2024-03-29 00:00:00", "1")


def test_numbers_are_bare_and_texts_quoted_with_their_marks_doubled():
    line = write("dna", STANCE).splitlines()[1]
    assert line.startswith('1;"2024-03-01 00:00:00";"Vasily Nebenzya";')
    assert ';0;5;21;"Russia; ""vetoed"" it";' in line


@pytest.mark.parametrize("polarity", ["conditional", "neutral"])
def test_what_neither_agrees_nor_disagrees_is_no_statement(polarity):
    assert len(write("dna", replace(STANCE, polarity=polarity), STANCE).splitlines()) == 2


def test_a_date_that_is_not_known_stays_empty():
    assert write("dna", replace(STANCE, date="", published="")).splitlines()[1].startswith('1;"";')


@pytest.fixture
def graph():
    text = write("graphml", STANCE, STANCE, replace(STANCE, polarity="support"), ANALYST, replace(STANCE, target="RUS"))
    return ET.fromstring(text)


def data(graph, element):
    names = {key.get("id"): key.get("attr.name") for key in graph.iter(f"{G}key")}
    return {names[each.get("key")]: each.text for each in element.iter(f"{G}data")}


def test_nodes_have_a_role_a_kind_and_a_label(graph):
    nodes = {node.get("id"): data(graph, node) for node in graph.iter(f"{G}node")}
    assert list(nodes) == [
        "actor:RUS",
        "actor:Siegfried Hecker",
        "concept:RUS",
        "concept:S/RES/2231",
        "concept:other:summit",
    ]
    assert nodes["actor:RUS"] == {"role": "actor", "kind": "state", "id": "RUS", "label": "Russia"}
    assert nodes["concept:S/RES/2231"]["label"] == "resolution 2231 (2015)"
    assert nodes["actor:Siegfried Hecker"]["kind"] == "person"


def test_edges_sum_the_stances(graph):
    edges = {(edge.get("source"), edge.get("target")): data(graph, edge) for edge in graph.iter(f"{G}edge")}
    assert len(edges) == 3
    assert edges["actor:RUS", "concept:S/RES/2231"] == {
        "polarity": "oppose", "net": "-1", "n": "3", "support": "1", "oppose": "2", "conditional": "0", "neutral": "0",
    }  # fmt: skip


def test_a_network_without_stances_is_a_valid_one():
    assert ET.fromstring(write("graphml")).tag == f"{G}graphml"


def test_characters_that_xml_cannot_hold_become_blanks():
    odd = replace(STANCE, actor="A\x00<B>\ud800 & \U0001f1f0")
    assert 'id="actor:A &lt;B&gt;  &amp; \U0001f1f0"' in write("graphml", odd)


@pytest.mark.parametrize("format", NETWORK_FORMATS)
def test_networks_are_made_of_stances_and_go_to_one_file(format, tmp_path):
    with pytest.raises(SanctwatchError, match="there is no format"):
        open_sink(format, File(tmp_path / "x"), ["events"])
    with pytest.raises(SanctwatchError, match="there is no format"):
        open_sink(format, Folder(tmp_path / "x"), ["stances"])
