"""Every span that the annotators marked can be reached from the clean text, and leads back."""

import json
from pathlib import Path

import pytest

from sanctwatch.clean import clean

ROOT = Path(__file__).parents[2]
ANNOTATIONS = sorted((ROOT / "gold" / "train").glob("*.json"))


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.stem)
def test_marked_spans_survive_cleaning(path):
    text = (ROOT / "corpus" / f"{path.stem}.txt").read_bytes().decode()
    cleaned = clean(text)
    spans = [cleaned.to_original(offset, offset + 1) for offset in range(len(cleaned.text))]
    begins = {start: offset for offset, (start, end) in enumerate(spans) if end > start}
    ends = {end: offset + 1 for offset, (_, end) in enumerate(spans)}
    for mention in json.loads(path.read_text(encoding="utf-8"))["mentions"]:
        start, end = mention["start"], mention["end"]
        assert cleaned.to_original(begins[start], ends[end]) == (start, end)
        assert "\n" not in cleaned.text[begins[start] : ends[end]]
