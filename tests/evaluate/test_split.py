"""All tables of a run, and the reference scorer where it lies beside this repository."""

import importlib.util
import random
from pathlib import Path

import pytest

from sanctwatch.evaluate import SHOWN, Found, Gold, load_gold, read_found, result_numbers, score
from sanctwatch.records import TABLES, Analysis, DocumentRow, Event, Mention, Quote, Stance
from sanctwatch.sinks import Folder, open_sink

ROOT = Path(__file__).parents[2]
SPLITS = ("train", "dev")


class PoorProgram:
    """Rows as a poor program would find them: spans moved, ids confused, some lost, some invented."""

    def __init__(self, seed):
        self.dice = random.Random(seed)

    def analyze(self, gold):
        tables = (self.mentions(gold), self.quotes(gold), self.events(gold), self.stances(gold))
        return Analysis(DocumentRow(gold.name, "ok"), *map(tuple, tables))

    def mostly(self, value, else_, chance=0.8):
        return value if self.dice.random() < chance else else_

    def kept(self, items, chance=0.8):
        return [item for item in items if self.dice.random() < chance]

    def mentions(self, gold):
        for mention in self.kept(gold.mentions):
            start, end = mention["start"] + self.mostly(0, 1), mention["end"] + self.mostly(0, 1)
            id_, regime = self.mostly(mention["id"], "XXX"), self.mostly(mention.get("regime", ""), "UN:?")
            yield Mention(gold.name, mention["kind"], id_, "", mention["text"], start, end, regime=regime)
        for person in self.kept(gold.persons):
            name, actor = person["name"], self.mostly(person.get("actor", ""), "XXX")
            yield Mention(gold.name, "person", name, name, name, 0, 1, actor=actor)
        yield Mention(gold.name, "person", "Ann Other", "Ann Other", "Ann Other", 0, 1)

    def quotes(self, gold):
        for quote in self.kept(gold.quotes):
            words = quote["text"].split()
            text = " ".join(words[: self.dice.randint(0, len(words))])
            speaker, actor = self.mostly(quote["speaker"], ""), self.mostly(quote["actor"], "XXX")
            yield Quote(gold.name, self.mostly(quote["kind"], "mixed"), speaker, text, 0, 1, actor=actor)

    def events(self, gold):
        for event in self.kept(gold.events) + self.kept(gold.events, 0.2):
            actors = ";".join(self.kept(event["actors"]) or ["XXX"] * self.mostly(0, 1))
            targets, date = ";".join(self.kept(event["targets"])), self.mostly(event["date"], "2024")
            type_, sentence = self.mostly(event["type"], "meet"), event["evidence"]
            yield Event(
                gold.name, "e", type_, "", "", actors, targets, date, "asserted", "", "", 0, 1, sentence=sentence
            )

    def stances(self, gold):
        for stance in self.kept(gold.stances) + self.kept(gold.stances, 0.2):
            actor, target = self.mostly(stance["actor"], "XXX"), self.mostly(stance["target"], "other:thing")
            polarity = self.mostly(stance["polarity"], "neutral")
            yield Stance(gold.name, actor, "", target, polarity, "statement", "", "", 0, 1)


@pytest.fixture(scope="module")
def reference():
    """The scorer that lies in a folder beside the checkout, or beside the folder of checkouts."""
    paths = [path for folder in ROOT.parents[:2] for path in sorted(folder.glob("*/eval/score.py"))]
    if not paths:
        pytest.skip("the reference scorer does not lie beside this repository")
    spec = importlib.util.spec_from_file_location("reference_score", paths[0])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("seed", [7, 8])
def test_numbers_and_lines_agree_with_the_reference_scorer(seed, split, reference, tmp_path):
    golds = load_gold(ROOT / "gold" / split)
    program = PoorProgram(seed)
    with open_sink("jsonl", Folder(tmp_path / "out"), list(TABLES)) as sink:
        for gold in golds:
            sink.write(program.analyze(gold))
    theirs, their_lines = reference.score(ROOT / "gold" / split, tmp_path / "out")
    ours = score(golds, read_found(tmp_path / "out"))
    assert result_numbers(ours) == theirs
    assert list(ours.scores) == list(theirs)
    for name in ("mentions", "persons", "stances", "events"):  # ours tell more of quotes
        assert sorted(ours.shown[name]) == sorted(their_lines[name])


def test_a_perfect_program_is_perfect():
    golds = load_gold(ROOT / "gold" / "dev")
    program = PoorProgram(0)
    program.mostly = lambda value, else_: value
    program.kept = lambda items, chance=1: list(items) if chance > 0.5 else []
    result = score(golds, Found.of(program.analyze(gold) for gold in golds))
    assert all(result.scores[kind].f1 == 1.0 for kind in ("state", "mechanism", "stances", "events"))
    assert result.scores["events"].shares == {"date": 1.0}


def test_only_what_was_looked_for_is_scored():
    gold = [Gold("a.txt", quotes=(), events=(), stances=())]
    assert score(gold, Found()).scores == {}
    assert list(score(gold, Found(events=[])).scores) == ["events"]
    everything = score(gold, Found([], [], [], []), {"a.txt": ""})
    assert list(everything.scores)[4:] == ["person", "stances", "events", "quotes", "quotes-all", "indirect"]
    assert tuple(everything.shown) == SHOWN
