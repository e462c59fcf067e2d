"""Reads articles about sanctions diplomacy and writes tables of what they name, and of who says and does what.

```python
import sanctwatch

for analysis in sanctwatch.analyze(["corpus/"]):
    for stance in analysis.stances:
        print(stance.actor, stance.polarity, stance.target, stance.sentence)

for analysis in sanctwatch.analyze(["corpus/"], tables=["mentions"]):  # much quicker: nothing is parsed
    for mention in analysis.mentions:
        print(mention.id, mention.text, mention.sentence)
```

With pandas, `sanctwatch.to_dataframes(["corpus/"])` gives a DataFrame by the name of each table. (It is not called
`extract`, since that is the package of the extractors, and one name cannot be both.)

```python
nlp = sanctwatch.load()
analysis = nlp.analyze_text("Moscow vetoed the renewal of the panel of experts on North Korea.")
print(analysis.events[0].type, analysis.events[0].actors)
```

Everything here is loaded when it is first used, so that `import sanctwatch` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sanctwatch.dataframes import to_dataframes
    from sanctwatch.engine import analyze, load
    from sanctwatch.errors import SanctwatchError
    from sanctwatch.pipeline import Pipeline, Settings
    from sanctwatch.records import TABLES, Analysis, Document, DocumentRow, Event, Mention, Quote, Stance

    __version__: str

__all__ = [
    "TABLES",
    "Analysis",
    "Document",
    "DocumentRow",
    "Event",
    "Mention",
    "Pipeline",
    "Quote",
    "SanctwatchError",
    "Settings",
    "Stance",
    "analyze",
    "load",
    "to_dataframes",
]

_HOMES = {
    "sanctwatch.dataframes": ("to_dataframes",),
    "sanctwatch.engine": ("analyze", "load"),
    "sanctwatch.errors": ("SanctwatchError",),
    "sanctwatch.pipeline": ("Pipeline", "Settings"),
    "sanctwatch.records": ("TABLES", "Analysis", "Document", "DocumentRow", "Event", "Mention", "Quote", "Stance"),
}


def __getattr__(name: str) -> object:
    """Load a public name from the module where it lives."""
    if name == "__version__":
        from importlib.metadata import version

        return version("sanctwatch")
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'sanctwatch' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted([*globals(), *__all__, "__version__"])
