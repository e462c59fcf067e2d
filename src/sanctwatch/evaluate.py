"""Gold annotations and extracted rows -> scores, the rows that were missed or wrong, and the floors that must hold.

A mention counts when kind and id agree and the spans overlap, one to one; `exact` is the share of those whose spans are
equal, `regime` the share of annotated regimes that are right. A person counts once per document, by surname;
`affiliation` is the share of annotated actors that are right. Documents are matched by the file name in `doc_id`, and
rows of documents without gold are ignored. How quotes are matched stands in `evaluate_quotes`.
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from sanctwatch.errors import SanctwatchError
from sanctwatch.evaluate_quotes import GoldQuote, has_same_speaker, match_spans, match_words
from sanctwatch.records import Mention, Quote

#: Kinds of mention that are matched by span; persons are matched by name.
SPAN_KINDS = ("state", "organization", "resolution", "mechanism")

#: Tables that are no JSON lines.
_DELIMITERS = {"csv": ",", "tsv": "\t"}

#: What `--show` can list.
SHOWN = ("mentions", "persons", "quotes")


class GoldMention(TypedDict, total=False):
    """One annotated span; `regime` and `paragraph` are left out where they say nothing."""

    kind: str
    id: str
    text: str
    start: int
    end: int
    regime: str
    paragraph: str


class GoldPerson(TypedDict, total=False):
    """One annotated person of a document; `actor` is left out when the text does not tell."""

    name: str
    actor: str


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one article.

    Attributes:
        name: File name of the article, which is what rows are matched by.
    """

    name: str
    mentions: tuple[GoldMention, ...]
    persons: tuple[GoldPerson, ...]
    quotes: tuple[GoldQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """How well one kind was found.

    Attributes:
        n_hits: Gold items that a row matches.
        n_found: Rows.
        n_gold: Gold items.
        shares: Other measures by name, each from 0 to 1.
    """

    n_hits: int
    n_found: int
    n_gold: int
    shares: Mapping[str, float]

    @property
    def precision(self) -> float:
        """Share of the rows that are right; 0 without rows."""
        return self.n_hits / self.n_found if self.n_found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold items that were found; 0 without gold."""
        return self.n_hits / self.n_gold if self.n_gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when nothing was hit."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """The scores of one split, and lines that list what was missed (-) and wrongly added (+).

    Attributes:
        scores: By kind, in the order to print them.
        shown: Lines by what `--show` calls them.
    """

    scores: Mapping[str, Score]
    shown: Mapping[str, Sequence[str]]


def score(
    golds: Sequence[Gold],
    rows: Iterable[Mention],
    quotes: Iterable[Quote] | None = None,
    texts: Mapping[str, str] | None = None,
) -> Result:
    """Score the rows of one run against the annotations of one split.

    Args:
        golds: The annotations.
        rows: Rows of `mentions`.
        quotes: Rows of `quotes`, None where they were not looked for: then they are not scored.
        texts: The articles by name, which the spans of quotes are looked for in; without them only words are compared.
    """
    rows_by_name: dict[str, list[Mention]] = {gold.name: [] for gold in golds}
    for row in rows:
        if (name := name_of(row.doc_id)) in rows_by_name:
            rows_by_name[name].append(row)
    mention_lines: list[str] = []
    person_lines: list[str] = []
    scores = {kind: _score_spans(kind, golds, rows_by_name, mention_lines) for kind in SPAN_KINDS}
    scores["person"] = _score_persons(golds, rows_by_name, person_lines)
    quote_lines: list[str] = []
    if quotes is not None and any(gold.quotes for gold in golds):
        scores |= _score_quotes(golds, quotes, texts or {}, quote_lines)
    return Result(scores, {"mentions": mention_lines, "persons": person_lines, "quotes": quote_lines})


def _score_spans(
    kind: str, golds: Sequence[Gold], rows_by_name: Mapping[str, Sequence[Mention]], lines: list[str]
) -> Score:
    n_hits = n_exact = n_found = n_gold = n_regimes = n_right_regimes = 0
    for gold in golds:
        wanted = [mention for mention in gold.mentions if mention["kind"] == kind]
        found = [row for row in rows_by_name[gold.name] if row.kind == kind]
        pairs = _match(wanted, found)
        n_hits += len(pairs)
        n_found += len(found)
        n_gold += len(wanted)
        for w, f in pairs:
            n_exact += (wanted[w]["start"], wanted[w]["end"]) == (found[f].start, found[f].end)
            if regime := wanted[w].get("regime"):
                n_regimes += 1
                n_right_regimes += regime == found[f].regime
        hit_wanted, hit_found = {w for w, _ in pairs}, {f for _, f in pairs}
        lines += [
            f"- {gold.name} {kind} {mention['id']} {mention['text']!r} @{mention['start']}"
            for w, mention in enumerate(wanted)
            if w not in hit_wanted
        ]
        lines += [
            f"+ {gold.name} {kind} {row.id} {row.text!r} @{row.start}"
            for f, row in enumerate(found)
            if f not in hit_found
        ]
    shares = {"exact": _share(n_exact, n_hits)}
    if kind == "mechanism" and n_regimes:
        shares["regime"] = _share(n_right_regimes, n_regimes)
    return Score(n_hits, n_found, n_gold, shares)


def _match(wanted: Sequence[GoldMention], found: Sequence[Mention]) -> list[tuple[int, int]]:
    """Pair gold and rows of one id one to one: equal spans first, then the largest overlap, then the earliest."""
    candidates: list[tuple[bool, int, int, int]] = []
    for w, mention in enumerate(wanted):
        for f, row in enumerate(found):
            overlap = min(mention["end"], row.end) - max(mention["start"], row.start)
            if overlap > 0 and mention["id"] == row.id:
                is_exact = (mention["start"], mention["end"]) == (row.start, row.end)
                candidates.append((is_exact, overlap, -w, -f))
    pairs: dict[int, int] = {}
    for _, _, w, f in sorted(candidates, reverse=True):
        if -w not in pairs and -f not in pairs.values():
            pairs[-w] = -f
    return list(pairs.items())


def _score_persons(golds: Sequence[Gold], rows_by_name: Mapping[str, Sequence[Mention]], lines: list[str]) -> Score:
    n_hits = n_found = n_gold = n_actors = n_right_actors = 0
    for gold in golds:
        wanted = {surname(person["name"]): person for person in gold.persons}
        actors_by_surname: dict[str, set[str]] = defaultdict(set)
        for row in rows_by_name[gold.name]:
            if row.kind == "person":
                # A person who stands for a state may carry the state as its id, too.
                actors_by_surname[surname(row.label or row.text)] |= {row.id, row.actor}
        hits = wanted.keys() & actors_by_surname.keys()
        n_hits += len(hits)
        n_found += len(actors_by_surname)
        n_gold += len(wanted)
        for name in hits:
            if actor := wanted[name].get("actor"):
                n_actors += 1
                n_right_actors += actor in actors_by_surname[name]
        lines += [f"- {gold.name} person {wanted[name]['name']}" for name in sorted(wanted.keys() - hits)]
        lines += [f"+ {gold.name} person {name}" for name in sorted(actors_by_surname.keys() - hits)]
    return Score(n_hits, n_found, n_gold, {"affiliation": _share(n_right_actors, n_actors)})


def _score_quotes(
    golds: Sequence[Gold], rows: Iterable[Quote], texts: Mapping[str, str], lines: list[str]
) -> dict[str, Score]:
    """Score direct and mixed quotes by words and, where the articles are at hand, all and indirect ones by spans."""
    rows_by_name: dict[str, list[Quote]] = {gold.name: [] for gold in golds}
    for row in rows:
        if (name := name_of(row.doc_id)) in rows_by_name:
            rows_by_name[name].append(row)
    kinds = {"quotes": {"direct", "mixed"}}
    if all(gold.name in texts for gold in golds):
        kinds |= {"quotes-all": {"direct", "mixed", "indirect"}, "indirect": {"indirect"}}
    listed = "quotes-all" if "quotes-all" in kinds else "quotes"
    scores: dict[str, Score] = {}
    for label, wanted_kinds in kinds.items():
        n_hits = n_found = n_gold = n_speakers = 0
        for gold in golds:
            wanted = [quote for quote in gold.quotes if quote["kind"] in wanted_kinds]
            found = [row for row in rows_by_name[gold.name] if row.kind in wanted_kinds]
            pairs = match_words(wanted, found) if label == "quotes" else match_spans(wanted, found, texts[gold.name])
            n_hits += len(pairs)
            n_found += len(found)
            n_gold += len(wanted)
            n_speakers += sum(has_same_speaker(wanted[w], found[f]) for w, f in pairs)
            if label == listed:
                lines += _unmatched_quotes(gold.name, wanted, found, pairs)
        scores[label] = Score(n_hits, n_found, n_gold, {"speaker": _share(n_speakers, n_hits)})
    return scores


def _unmatched_quotes(
    name: str, wanted: Sequence[GoldQuote], found: Sequence[Quote], pairs: Sequence[tuple[int, int]]
) -> Iterator[str]:
    hit_wanted, hit_found = {w for w, _ in pairs}, {f for _, f in pairs}
    for w, quote in enumerate(wanted):
        if w not in hit_wanted:
            yield f"- {name} {quote['kind']} {quote['speaker']}: {quote['text'][:80]!r}"
    for f, row in enumerate(found):
        if f not in hit_found:
            yield f"+ {name} {row.kind} {row.rule} {row.speaker} {row.cue}: {row.text[:80]!r}"


def _share(n: int, of: int) -> float:
    return n / of if of else 0.0


def surname(name: str) -> str:
    """Return the last word of a name, case folded; empty for none."""
    words = re.findall(r"[\w'’-]+", name)
    return words[-1].casefold() if words else ""


def name_of(doc_id: str) -> str:
    """Return the file name in a document's id."""
    return doc_id.replace("\\", "/").rsplit("/", 1)[-1]


def find_splits(folder: Path) -> dict[str, Path]:
    """Return the splits of a gold folder by name: its sub-folders of JSON files, or itself under an empty name.

    Raises:
        SanctwatchError: When there is no JSON file in it.
    """
    splits = {path.name: path for path in sorted(folder.glob("*/")) if any(path.glob("*.json"))}
    if not splits and not any(folder.glob("*.json")):
        raise SanctwatchError(f"no annotations in {folder}: name a folder of JSON files, or one with folders of them")
    return splits or {"": folder}


def load_gold(folder: Path) -> list[Gold]:
    """Read the annotations of one split, sorted by file name.

    Raises:
        SanctwatchError: For a file that is no annotation.
    """
    return [_load_article(path) for path in sorted(folder.glob("*.json"))]


def _load_article(path: Path) -> Gold:
    try:
        article = json.loads(path.read_text(encoding="utf-8"))
        name = name_of(article["doc_id"])
        return Gold(name, tuple(article["mentions"]), tuple(article["persons"]), tuple(article.get("quotes", ())))
    except (ValueError, KeyError, TypeError) as error:
        raise SanctwatchError(f"{path} is no annotation ({error}); see gold/README.md for the format") from error


def read_mentions(folder: Path) -> Iterator[Mention]:
    """Read `mentions.jsonl`, `mentions.csv` or `mentions.tsv` of a folder that `extract -o` wrote.

    Raises:
        SanctwatchError: When there is none, or columns are missing.
    """
    path = _find_table(folder, "mentions")
    if path is None:
        raise SanctwatchError(f"no mentions.jsonl, .csv or .tsv in {folder}; write one with extract -o {folder}")
    for line in _read_lines(path):
        yield _table_row(line, path)


def read_quotes(folder: Path) -> Iterator[Quote] | None:
    """Read the table of quotes of a folder that `extract -o` wrote; None when it has none.

    Raises:
        SanctwatchError: When columns are missing.
    """
    path = _find_table(folder, "quotes")
    return None if path is None else (_quote_row(line, path) for line in _read_lines(path))


def _find_table(folder: Path, table: str) -> Path | None:
    paths = [folder / f"{table}.{suffix}" for suffix in ("jsonl", *_DELIMITERS)]
    return next((path for path in paths if path.exists()), None)


def _read_lines(path: Path) -> Iterator[Mapping[str, str]]:
    csv.field_size_limit(2**31 - 1)  # a sentence can be longer than the 128 kB that the module allows
    with path.open(encoding="utf-8-sig", newline="") as stream:
        delimiter = _DELIMITERS.get(path.suffix[1:])
        yield from map(json.loads, stream) if delimiter is None else csv.DictReader(stream, delimiter=delimiter)


def _quote_row(line: Mapping[str, str], path: Path) -> Quote:
    try:
        return Quote(
            doc_id=line["doc_id"],
            kind=line["kind"],
            speaker=line["speaker"],
            text=line["text"],
            start=int(line["start"]),
            end=int(line["end"]),
            actor=line.get("actor") or "",
            cue=line.get("cue") or "",
            rule=line.get("rule") or "",
        )
    except KeyError as error:
        raise SanctwatchError(f"{path} has no column {error.args[0]}; write it without --columns") from error


def _table_row(line: Mapping[str, str], path: Path) -> Mention:
    try:
        return Mention(
            doc_id=line["doc_id"],
            kind=line["kind"],
            id=line["id"],
            text=line["text"],
            start=int(line["start"]),
            end=int(line["end"]),
            label=line.get("label", ""),
            regime=line.get("regime", ""),
            actor=line.get("actor", ""),
        )
    except KeyError as error:
        raise SanctwatchError(f"{path} has no column {error.args[0]}; write it without --columns") from error


def result_table(result: Result) -> str:
    """Return the scores as aligned text, one line per kind."""
    lines = [f"{'':14}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'pred':>6}{'gold':>6}"]
    for kind, s in result.scores.items():
        shares = "  ".join(f"{name} {share:.3f}" for name, share in s.shares.items())
        numbers = f"{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}{s.n_hits:6}{s.n_found:6}{s.n_gold:6}"
        lines.append(f"{kind:14}{numbers}  {shares}")
    return "\n".join(lines)


def result_numbers(result: Result) -> dict[str, dict[str, float]]:
    """Return the scores as plain numbers, for JSON."""
    return {
        kind: {
            "p": s.precision,
            "r": s.recall,
            "f": s.f1,
            "tp": s.n_hits,
            "pred": s.n_found,
            "gold": s.n_gold,
            **s.shares,
        }
        for kind, s in result.scores.items()
    }


def missed_floors(results: Mapping[str, Result], path: Path) -> list[str]:
    """Return one line per floor that a split does not reach.

    Args:
        results: By split.
        path: TOML with a table `[split.kind]` for each kind, in it `f1` or a share and the least that will do.

    Raises:
        SanctwatchError: When there is no such file, or a floor for what is not measured and so would never fail.
    """
    if not path.exists():
        raise SanctwatchError(f"no {path} to check against; write one, or leave --check out")
    try:
        floors = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SanctwatchError(f"{path}: {error}") from error
    lines = []
    for split, floor_by_kind in floors.items():
        for kind, floor_by_measure in floor_by_kind.items():
            if split not in results or kind not in results[split].scores:
                raise SanctwatchError(f"{path}: [{split}.{kind}] is not measured; remove it")
            measured = results[split].scores[kind]
            values = {"f1": measured.f1, **measured.shares}
            for measure, floor in floor_by_measure.items():
                if measure not in values:
                    raise SanctwatchError(f"{path}: [{split}.{kind}] has no {measure}; choose from {', '.join(values)}")
                if values[measure] < floor:
                    lines.append(f"{split} {kind} {measure} {values[measure]:.3f} is below its floor {floor:.3f}")
    return lines
