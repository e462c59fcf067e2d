"""What tells an article about sanctions diplomacy from one that borrows its words (`data/domain.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from sanctwatch.catalogue.files import DATA


@dataclass(frozen=True, slots=True)
class Domain:
    """Vocabulary that speaks for or against sanctions diplomacy as an article's subject.

    Attributes:
        speaks_for: Compiled regexes, each counted once per document.
        speaks_against: Likewise.
        for_each: How many of the first make one piece of evidence.
        against_each: How many of the second take one away.
    """

    speaks_for: re.Pattern[str]
    speaks_against: re.Pattern[str]
    for_each: int
    against_each: int

    def weigh(self, text: str) -> int:
        """Return the pieces of evidence that the vocabulary of a text gives, negative when it speaks against."""
        for_it = len({match.lastgroup for match in self.speaks_for.finditer(text)})
        against = len({match.lastgroup for match in self.speaks_against.finditer(text)})
        return for_it // self.for_each - against // self.against_each


def load_domain() -> Domain:
    """Load the built-in vocabulary."""
    data = tomllib.loads((DATA / "domain.toml").read_text(encoding="utf-8"))

    def numbered(patterns: list[str]) -> re.Pattern[str]:
        # One pass over the text for all of them: the name of the group that matched says which.
        return re.compile("|".join(f"(?P<p{at}>{pattern})" for at, pattern in enumerate(patterns)), re.IGNORECASE)

    return Domain(
        numbered(data["speaks_for"]), numbered(data["speaks_against"]), data["for_each"], data["against_each"]
    )
