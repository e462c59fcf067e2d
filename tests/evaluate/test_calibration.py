import pytest

from sanctwatch.evaluate import Found, Gold, calibrate
from sanctwatch.evaluate.calibration import Band
from sanctwatch.records import Event, Stance

VETO = {"type": "veto", "actors": ["RUS"], "targets": [], "date": "", "evidence": ""}
AGAINST = {"actor": "RUS", "target": "sanctions", "polarity": "oppose"}


def event(score, actors="RUS"):
    return Event("a.txt", "e1", "veto", "", "", actors, "", "", "asserted", "", "", 0, 1, score=score)


def stance(score, actor="RUS"):
    return Stance("a.txt", actor, "", "sanctions", "oppose", "action", "", "", 0, 1, score=score)


@pytest.mark.parametrize(("score", "low"), [(0.0, 0.0), (0.29, 0.2), (0.3, 0.3), (0.7, 0.7), (0.99, 0.9), (1.0, 0.9)])
def test_a_band_begins_with_its_low_end(score, low):
    assert calibrate([Gold("a.txt", events=(VETO,))], Found(events=[event(score)])) == {"events": [Band(low, 1, 1)]}


def test_an_event_is_right_when_an_annotation_is_paired_with_it():
    rows = [event(0.8), event(0.81), event(0.42, "CHN")]
    bands = calibrate([Gold("a.txt", events=(VETO,))], Found(events=rows))["events"]
    assert bands == [Band(0.4, 1, 0), Band(0.8, 2, 1)]


def test_every_piece_of_evidence_of_a_stance_counts():
    rows = [stance(0.8), stance(0.85), stance(0.9, "CHN")]
    bands = calibrate([Gold("a.txt", stances=(AGAINST,))], Found(stances=rows))["stances"]
    assert bands == [Band(0.8, 2, 2), Band(0.9, 1, 0)]


def test_what_was_not_annotated_or_not_looked_for_has_no_bands():
    assert calibrate([Gold("a.txt", stances=(AGAINST,))], Found(events=[event(0.8)])) == {}
