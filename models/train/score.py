"""Measures a pipeline: `python models/train/score.py DATA [--model FOLDER]` prints the tables of the card.

Everything runs from raw text through the shipped components; only held-out files are read.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from treebanks import Sentence, read_sentences

from sanctwatch.model import load
from sanctwatch.model.pieces import GLUED, NEW_PARAGRAPH, SPACED


@dataclass
class Counts:
    """Right, found and gold of one measure."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, other: Counts) -> None:
        """Add the counts of another part."""
        self.right, self.found, self.gold = self.right + other.right, self.found + other.found, self.gold + other.gold

    def line(self) -> str:
        """Give precision, recall, F and the number of gold items."""
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.gold)
        score = 2 * self.right / max(1, self.found + self.gold)
        return f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F {100 * score:5.1f}  n {self.gold}"

    @property
    def f(self) -> float:
        """The F score in per cent."""
        return 200 * self.right / max(1, self.found + self.gold)


@dataclass
class Analysis:
    """Words with character spans (white space left out of the count), tags, heads, relations and sentence starts."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)


def documents(sentences: Sequence[Sentence], by: str) -> Iterator[list[Sentence]]:
    """Group sentences by document or each alone."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (by == "sentence" or sentence.document != group[0].document):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def raw_text(group: Sequence[Sentence]) -> str:
    """Put a document together: new paragraphs are empty lines, as in an article."""
    text = ""
    for sentence in group:
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            text += ({GLUED: "", SPACED: " ", NEW_PARAGRAPH: "\n\n"}[space] if text else "") + word
    return text


def gold_analysis(group: Sequence[Sentence]) -> Analysis:
    """Give what the treebank says."""
    analysis, position = Analysis(), 0
    for sentence in group:
        offset, begin = len(analysis.spans), position
        for word in sentence.words:
            analysis.spans.append((position, position + len(word)))
            position += len(word)
        analysis.upos += sentence.upos
        analysis.xpos += sentence.xpos
        analysis.lemma += sentence.lemmas
        analysis.heads += [-1 if head < 0 else head + offset for head in sentence.heads]
        analysis.deps += sentence.deps
        analysis.sentences.append((begin, position))
    return analysis


def found_analysis(doc: Doc) -> Analysis:
    """Give what the pipeline says."""
    analysis, position, number = Analysis(), 0, {}
    for token in doc:
        if token.is_space:
            continue
        number[token.i] = len(number)
        analysis.spans.append((position, position + len(token)))
        position += len(token)
    for token in doc:
        if not token.is_space:
            analysis.upos.append(token.pos_)
            analysis.xpos.append(token.tag_)
            analysis.lemma.append(token.lemma_)
            analysis.heads.append(-1 if token.head is token or token.head.i == token.i else number[token.head.i])
            analysis.deps.append(token.dep_)
    for sentence in doc.sents:
        words = [number[token.i] for token in sentence if not token.is_space]
        if words:
            analysis.sentences.append((analysis.spans[words[0]][0], analysis.spans[words[-1]][1]))
    return analysis


def compare(gold: Analysis, found: Analysis) -> dict[str, Counts]:
    """Count as the CoNLL 2018 evaluation does: words are the same when their characters are.

    `las` compares universal relations (before the colon), `las_full` whole ones, `las_words` whole ones without
    punctuation.
    """
    number = {span: position for position, span in enumerate(found.spans)}
    pairs = [(position, number[span]) for position, span in enumerate(gold.spans) if span in number]
    partner = dict(pairs)
    sizes = (len(found.spans), len(gold.spans))
    counts = {"words": Counts(len(pairs), *sizes)}
    for name in ("upos", "xpos"):
        counts[name] = Counts(sum(getattr(gold, name)[g] == getattr(found, name)[f] for g, f in pairs), *sizes)
    spoken = [(g, f) for g, f in pairs if gold.upos[g] != "PUNCT"]
    counts["lemma"] = Counts(
        sum(gold.lemma[g].lower() == found.lemma[f].lower() for g, f in spoken), len(spoken), len(spoken)
    )
    attached = [
        (g, f) for g, f in pairs if partner.get(gold.heads[g], -2 if gold.heads[g] >= 0 else -1) == found.heads[f]
    ]
    counts["uas"] = Counts(len(attached), *sizes)
    counts["las"] = Counts(sum(gold.deps[g].split(":")[0] == found.deps[f].split(":")[0] for g, f in attached), *sizes)
    counts["las_full"] = Counts(sum(gold.deps[g] == found.deps[f] for g, f in attached), *sizes)
    for name in ("upos", "las"):  # of the words that both cut alike, as spaCy's scorer has it
        counts[f"{name}_matched"] = Counts(counts[name].right, len(pairs), len(pairs))
    no_punct = sum(dep != "punct" for dep in found.deps), sum(dep != "punct" for dep in gold.deps)
    counts["las_words"] = Counts(sum(gold.deps[g] == found.deps[f] != "punct" for g, f in attached), *no_punct)
    both = set(gold.sentences) & set(found.sentences)
    counts["sentences"] = Counts(len(both), len(found.sentences), len(gold.sentences))
    return counts


def score_treebank(nlp: Language, groups: Sequence[Sequence[Sentence]], *, gold_words: bool) -> dict[str, Counts]:
    """Score documents from raw text, or single sentences with the treebank's words and one sentence each."""
    totals: dict[str, Counts] = defaultdict(Counts)
    for group in groups:
        if gold_words:
            spaces = [space != GLUED for space in group[0].spaces]
            doc = Doc(nlp.vocab, words=group[0].words, spaces=[*spaces[1:], False])
            for name, component in nlp.pipeline:
                doc = component(doc)
                if name == "sanctwatch_sentences":
                    for token in doc:
                        token.is_sent_start = token.i == 0
        else:
            doc = nlp(raw_text(group))
        for name, counts in compare(gold_analysis(group), found_analysis(doc)).items():
            totals[name].add(counts)
    return totals


def score_names(nlp: Language, path: Path, labels: Sequence[str], merge: dict[str, str]) -> dict[str, Counts]:
    """Score names exactly, span and label, after the article before and the possessive after are taken off both sides.

    Found names that coincide with gold spans of labels outside `labels` are left out, as in the report.
    """
    totals: dict[str, Counts] = {label: Counts() for label in (*labels, "all")}
    records = [json.loads(line) for line in path.open(encoding="utf-8")]
    for record, doc in zip(records, nlp.pipe(record["text"] for record in records), strict=True):
        gold = {(*_trim(record["text"], start, end), merge.get(label, label)) for start, end, label in record["ents"]}
        found = {
            (*_trim(record["text"], span.start_char, span.end_char), merge.get(span.label_, span.label_))
            for span in doc.ents
        }
        other = {span[:2] for span in gold if span[2] not in labels}
        gold = {span for span in gold if span[2] in labels}
        found = {span for span in found if span[2] in labels and span[:2] not in other}
        for label in labels:
            of_label = [{span for span in spans if span[2] == label} for spans in (gold & found, found, gold)]
            counts = Counts(*(len(spans) for spans in of_label))
            totals[label].add(counts)
            totals["all"].add(counts)
    return totals


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    if text[start:end].lower().startswith("the "):
        start += 4
    for mark in ("'s", "’s", "'", "’"):
        if text[start:end].endswith(mark):
            end -= len(mark)
            break
    return start, end


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--only", choices=("trees", "names"))
    options = parser.parse_args()
    nlp = load(options.model)
    if options.only != "names":
        ewt = list(read_sentences(options.data / "ud/ewt/en_ewt-ud-test.conllu"))
        gum = list(read_sentences(options.data / "ud/gum-open/en_gum-ud-test.conllu"))
        news = [
            sentence
            for name in ("dev", "test")
            for sentence in read_sentences(options.data / f"ud/gum-open/en_gum-ud-{name}.conllu")
            if "_news_" in sentence.document
        ]
        parts = {"EWT test": ewt, "GUM test": gum, "GUM news dev+test": news}
        for gold_words in (False, True):
            print("gold words, one sentence a Doc" if gold_words else "raw text, whole documents")
            for name, sentences in parts.items():
                groups = list(documents(sentences, "sentence" if gold_words else "document"))
                totals = score_treebank(nlp, groups, gold_words=gold_words)
                print(
                    f"  {name:18s} n {totals['words'].gold:6d}  "
                    + "  ".join(f"{key} {counts.f:.1f}" for key, counts in totals.items()),
                    flush=True,
                )
    if options.only != "trees":
        places = {"GPE": "LOC"}
        sets = {
            "UNER-EWT test": ("test-uner-ewt", ("PERSON", "ORG", "LOC"), places),
            "CrossNER politics test": ("test-crossner-politics", ("PERSON", "ORG", "LOC"), places),
            "GMB part (silver, not trained on)": ("gmb", ("PERSON", "ORG", "LOC", "NORP", "DATE"), places),
            "GMB part, PER ORG LOC": ("gmb", ("PERSON", "ORG", "LOC"), places),
        }
        for name, (file, labels, merge) in sets.items():
            print(name)
            for label, counts in score_names(
                nlp, options.data / "ner-unified" / f"{file}.jsonl", labels, merge
            ).items():
                print(f"  {label:7s} {counts.line()}", flush=True)


if __name__ == "__main__":
    main()
