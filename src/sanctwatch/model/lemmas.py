"""Word and tag to lemma, by tables: exceptions counted in the treebanks, then WordNet's rules."""

from __future__ import annotations

import json
from pathlib import Path

# Universal tag -> the WordNet table; auxiliaries are verbs there ("is", "was", "has").
_TABLE_BY_TAG = {"NOUN": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adj", "ADV": "adv"}
# PTB tags of forms that are their own lemma.
_BASE_FORMS = frozenset({"NN", "VB", "VBP", "JJ", "RB"})


class Lemmas:
    """Looks lemmas up. The same word and tags have the same lemma in every sentence."""

    def __init__(self, path: Path) -> None:
        content = json.loads(path.read_text(encoding="utf-8"))
        self._lemma_by_form: dict[str, str] = content["exceptions"]
        self._index = {table: frozenset(words.split()) for table, words in content["index"].items()}
        self._irregular: dict[str, dict[str, str]] = content["irregular"]
        self._rules: dict[str, list[tuple[str, str]]] = content["rules"]
        self._known: dict[tuple[str, str, str], str] = {}

    def __call__(self, word: str, upos: str, xpos: str) -> str:
        """Give the lemma of a word with its universal and PTB tag."""
        key = (word, upos, xpos)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= 100_000:
                self._known.clear()
            found = self._known[key] = self._find(word, upos, xpos)
        return found

    def _find(self, word: str, upos: str, xpos: str) -> str:
        lower = word.lower().replace("’", "'")
        listed = self._lemma_by_form.get(f"{lower} {xpos}")
        if listed is not None:
            return listed.capitalize() if upos == "PROPN" and word[:1].isupper() else listed
        if upos == "PROPN":
            return self.by_rule(word, "noun") if xpos == "NNPS" and word.endswith("s") else word
        table = _TABLE_BY_TAG.get(upos)
        if table is None or not lower.isalpha():
            return lower if word.isalpha() and upos not in {"X", "SYM"} else word
        if xpos in _BASE_FORMS and (xpos != "VBP" or upos == "VERB"):
            return lower
        return self.by_rule(lower, table)

    def by_rule(self, word: str, table: str) -> str:
        """Apply WordNet's exceptions and endings; a word they do not know loses the first ending that fits."""
        irregular = self._irregular[table].get(word)
        if irregular is not None:
            return irregular
        unknown = ""
        index = self._index[table]
        for ending, instead in self._rules[table]:
            if word.endswith(ending) and len(word) > len(ending) + 1:
                form = word[: len(word) - len(ending)] + instead
                if form in index:
                    return form
                unknown = unknown or form
        if word in index:
            return word
        return unknown or word
