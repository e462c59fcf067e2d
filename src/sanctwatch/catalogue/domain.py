"""What tells an article about sanctions diplomacy from one that borrows its words (`data/domain.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sanctwatch.catalogue.grammar import read_grammar

_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Domain:
    """Vocabulary that speaks for or against sanctions diplomacy as an article's subject.

    Attributes:
        speaks_for: Words in lower case, each counted once per document.
        speaks_against: Likewise.
        for_each: How many of the first make one piece of evidence.
        against_each: How many of the second take one away.
    """

    speaks_for: frozenset[str]
    speaks_against: frozenset[str]
    for_each: int
    against_each: int

    def weigh(self, text: str) -> int:
        """Return the pieces of evidence that the vocabulary of a text gives, negative when it speaks against."""
        words = set(_WORD.findall(text.lower()))
        return len(words & self.speaks_for) // self.for_each - len(words & self.speaks_against) // self.against_each


def load_domain(overlay: Path | None = None) -> Domain:
    """Load the vocabulary, those of a user's folder laid over the built-in ones."""
    data = read_grammar("domain.toml", overlay)
    return Domain(
        frozenset(data["speaks_for"]), frozenset(data["speaks_against"]), data["for_each"], data["against_each"]
    )
