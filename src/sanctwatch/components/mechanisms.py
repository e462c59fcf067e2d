"""Finds the mechanisms of sanctions diplomacy: `doc.spans["mechanisms"]`.

Three ways lead to a mention: a full name ("arms embargo"), a noun with its complement ("ban on exports of coal") and a
bare noun ("the panel"). The last two are data (`data/phrases.toml`). All of these words live in other trades too (a
town council's veto, a sports ban), so a document must speak of sanctions diplomacy before they count: see `evidence`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from sanctwatch.catalogue import Catalogue, Context
from sanctwatch.catalogue.domain import Domain
from sanctwatch.catalogue.phrases import Phrase
from sanctwatch.components.evidence import Found, Traits, weigh_evidence
from sanctwatch.notes import sentence_around, text_of

#: How far beside a head its complement may reach; the longest seen ("exports of seafood, textiles ...") has 110.
WINDOW_CHARS = 160

#: How far before a head its modifiers may reach: a search that is tied to the head tries every offset in between.
BEFORE_CHARS = 70

_REGIME_NUMBER = re.compile(r"(?<![\w/])\d{3,4}(?:/\d{3,4})*[ -]$")


class MechanismFinder:
    """Matches mechanisms; `kb_id_` is the id, `label_` the form (`name`, `short`, `description`), `id_` the rule."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._mechanism_by_name: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._regime_names: frozenset[str] = frozenset()
        self._contexts: Mapping[tuple[str, str], Context] = {}
        self._traits: Traits = {}
        self._phrases_by_head: dict[str, tuple[Phrase, ...]] = {}
        self._domain = Domain(frozenset(), frozenset(), 1, 1)

    def load(self, catalogue: Catalogue, phrases: Iterable[Phrase], domain: Domain) -> None:
        """Take the mechanisms of a catalogue, the phrases and the vocabulary, in place of any earlier ones."""
        self._domain = domain
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        self._contexts = catalogue.contexts
        self._traits = {entry.id: frozenset(entry.traits) for entry in catalogue.mechanisms.values()}
        self._mechanism_by_name.clear()
        self._written.clear()
        by_head: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            for head in phrase.heads:
                by_head.setdefault(head, []).append(phrase)
        self._phrases_by_head = {head: tuple(found) for head, found in by_head.items()}
        regime_names = set()
        for entry in catalogue.mechanisms.values():
            for name in entry.names:
                folded = name.text.lower()
                self._mechanism_by_name[folded] = entry.id
                self._written[folded] = name.text
                if name.regime:
                    regime_names.add(folded)
        self._regime_names = frozenset(regime_names)
        for text in {*self._mechanism_by_name, *self._phrases_by_head}:
            # "j.c.p.o.a." falls into other tokens than "J.C.P.O.A."
            self._matcher.add(text, [self._nlp.make_doc(text), self._nlp.make_doc(self._written.get(text, text))])

    def __call__(self, doc: Doc) -> Doc:
        """Write the span group, in text order and without overlaps."""
        text = text_of(doc)
        names: list[Found] = []
        heads: list[tuple[int, int, str]] = []
        for _, start, end in self._matcher(doc):
            first, last = doc[start], doc[end - 1]
            offsets = first.idx, last.idx + len(last)
            folded = text[offsets[0] : offsets[1]].lower()
            mechanism = self._mechanism_by_name.get(folded)
            if mechanism is not None and self._is_meant(doc, text, *offsets, folded, mechanism):
                rule = "body" if folded in self._regime_names else "name"
                names.append(Found(*offsets, mechanism, "name", rule))
            if folded in self._phrases_by_head:
                heads.append((*offsets, folded))
        found = _without_overlaps([*names, *self._read_heads(doc, text, heads, names)])
        names_by_end = {s.end_char: s.start_char for key in ("states", "organizations") for s in doc.spans.get(key, [])}
        found = [_with_names(each, text, names_by_end, self._traits) for each in found]
        evidence = weigh_evidence(doc, text, found, self._domain, self._traits)
        doc.spans["mechanisms"] = [
            span
            for each in found
            if evidence.supports(each, text, sentence_around(doc, each.start))
            and (
                span := doc.char_span(
                    each.start, each.end, each.form, kb_id=each.mechanism, span_id=each.rule, alignment_mode="expand"
                )
            )
            is not None
        ]
        return doc

    def _is_meant(self, doc: Doc, text: str, start: int, end: int, folded: str, mechanism: str) -> bool:
        """Say whether a name is written as it must be and admitted by the words around it."""
        if not _is_written(self._written[folded], text[start:end]):
            return False
        context = self._contexts.get((folded, mechanism))
        if context is None:
            return True
        before = text[text.rfind("\n", 0, start) + 1 : start]
        after = text[end : end + WINDOW_CHARS].partition("\n")[0]
        return context.admits(before, after, text[slice(*sentence_around(doc, start))], text)

    def _read_heads(
        self, doc: Doc, text: str, heads: Iterable[tuple[int, int, str]], names: Iterable[Found]
    ) -> Iterable[Found]:
        """Read the heads with their complements first, then the bare ones, which may take up what was named before."""
        fits_document: dict[int, bool] = {}
        named = Counter(key for name in names for key in _keys(name.mechanism, text[name.start : name.end]))
        bare: list[tuple[int, int, str]] = []
        for start, end, head in heads:
            found = self._read_head(doc, text, start, end, head, fits_document, named, is_bare=False)
            if found is None:
                bare.append((start, end, head))
                continue
            named.update(_keys(found.mechanism, text[found.start : found.end]))
            yield found
        for start, end, head in bare:
            found = self._read_head(doc, text, start, end, head, fits_document, named, is_bare=True)
            if found is not None:
                yield found

    def _read_head(
        self,
        doc: Doc,
        text: str,
        start: int,
        end: int,
        head: str,
        fits_document: dict[int, bool],
        named: Counter[tuple[str, str]],
        *,
        is_bare: bool,
    ) -> Found | None:
        left = text[max(text.rfind("\n", 0, start) + 1, start - BEFORE_CHARS) : start]
        right = text[end : end + WINDOW_CHARS].partition("\n")[0]
        for phrase in self._phrases_by_head[head]:
            reach = _fit(phrase, left, right) if phrase.is_bare == is_bare else None
            if reach is None:
                continue
            fits = fits_document.get(id(phrase))
            if fits is None:
                fits = fits_document[id(phrase)] = _fits_document(phrase, text)
            if not fits or (phrase.not_sentence and phrase.not_sentence.search(text, *sentence_around(doc, start))):
                continue
            mechanism = _taken_up(phrase, head, named)
            if mechanism:
                rule = f"{'bare' if is_bare else 'phrase'}:{head}"
                return Found(start - reach[0], end + reach[1], mechanism, "short" if is_bare else "description", rule)
        return None


def _keys(mechanism: str, text: str) -> Iterable[tuple[str, str]]:
    """Return what a named mechanism is counted under: as such, and with each noun that a bare head could be."""
    return [
        (mechanism, ""),
        *((mechanism, stem) for stem in ("embargo", "ban", "cap", "ceiling") if stem in text.lower()),
    ]


def _taken_up(phrase: Phrase, head: str, named: Counter[tuple[str, str]]) -> str:
    """Return the mechanism that a bare head takes up: the one most often named with this noun, else the usual one."""
    stem = head.removesuffix("es") if head == "embargoes" else head.removesuffix("s")
    with_noun = max(phrase.among, key=lambda each: named[each, stem], default="")
    if named[with_noun, stem]:
        return with_noun
    most_named = max(phrase.among, key=lambda each: named[each, ""], default="")
    return phrase.mechanism or (most_named if named[most_named, ""] else "")


def _fit(phrase: Phrase, left: str, right: str) -> tuple[int, int] | None:
    """Return how many characters before and behind the head belong to the phrase, None when it does not fit."""
    if phrase.not_before is not None and phrase.not_before.search(left):
        return None
    if phrase.not_after is not None and phrase.not_after.match(right):
        lifted = phrase.unless_before is not None and phrase.unless_before.search(left)
        if not lifted:
            return None
    before = phrase.before.search(left) if phrase.before is not None else None
    after = phrase.after.match(right) if phrase.after is not None else None
    if phrase.is_bare:
        fits = (phrase.before is None or before is not None) and (phrase.after is None or after is not None)
        return (0, 0) if fits else None
    if phrase.needs == "before":
        fits = before is not None
    elif phrase.needs == "both":
        fits = before is not None and after is not None
    else:
        fits = before is not None or after is not None
    if not fits:
        return None
    return (len(left) - before.start() if before else 0, after.end() if after else 0)


def _fits_document(phrase: Phrase, text: str) -> bool:
    return (
        (phrase.document is None or phrase.document.search(text) is not None)
        and (phrase.document_also is None or phrase.document_also.search(text) is not None)
        and (phrase.not_document is None or phrase.not_document.search(text) is None)
    )


def _is_written(name: str, text: str) -> bool:
    """Say whether the capitals of a name are there: "NPT" is no "npt", "Monitoring Team" no "monitoring team"."""
    if name == text or name.islower() or text.isupper():
        return True
    for expected, actual in zip(name.split(), text.split(), strict=False):
        if sum(map(str.isupper, expected)) > 1:
            if actual != expected:
                return False
        elif expected[0].isupper() and not actual[0].isupper():
            return False
    return True


def _without_overlaps(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of overlapping mentions, a name before a bare head, in text order."""
    starts: list[int] = []
    kept: list[Found] = []
    for each in sorted(found, key=lambda f: (f.start - f.end, f.form != "name", f.start)):
        at = bisect_left(starts, each.start)
        before_ends = kept[at - 1].end if at else 0
        if before_ends <= each.start and (at == len(kept) or each.end <= kept[at].start):
            starts.insert(at, each.start)
            kept.insert(at, each)
    return kept


def _with_names(found: Found, text: str, name_starts_by_end: Mapping[int, int], traits: Traits) -> Found:
    """Widen a mention to the names right before it: "[UN arms embargo]", "[1591 sanctions regime]"."""
    if "names-belong" not in traits.get(found.mechanism, ()):
        return found
    start = found.start
    while (before := name_starts_by_end.get(start - 1)) is not None and text[start - 1] in " -":
        start = before
    if found.mechanism == "sanctions" and (number := _REGIME_NUMBER.search(text, max(0, start - 12), start)):
        start = number.start()
    return replace(found, start=start) if start != found.start else found


@Language.factory("sanctwatch_mechanisms", assigns=["doc.spans"])
def create_mechanism_finder(nlp: Language, name: str) -> MechanismFinder:
    """Create the component; `load` gives it the entries."""
    return MechanismFinder(nlp)
