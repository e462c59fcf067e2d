"""What the program runs on, whether it is whole, and what one sentence gives."""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import Document

#: What must be there, by the name to import and the name to install.
NEEDED = {
    "spacy": "spacy", "onnxruntime": "onnxruntime", "numpy": "numpy", "pyarrow": "pyarrow",
    "trafilatura": "trafilatura", "lxml_html_clean": "lxml-html-clean", "charset_normalizer": "charset-normalizer",
    "py3langid": "py3langid", "rich": "rich", "typer": "typer",
    "jinja2": "jinja2", "altair": "altair", "vl_convert": "vl-convert-python",
    "pandas": "pandas", "xlsxwriter": "xlsxwriter",
}  # fmt: skip

#: What may be there, and what for.
OPTIONAL = {
    "en_core_web_sm": "another grammar, with --model en_core_web_sm",
    "en_core_web_trf": "a slower and better grammar, with --model en_core_web_trf",
    "networkx": "reading stance --format graphml in your own scripts",
}

SUPPORTED = ((3, 11), (3, 13))

#: Names an actor, a deed, a body, a regime and a speaker.
SENTENCE = (
    "UNITED NATIONS, March 28, 2024 - Russia vetoed a Security Council resolution on Thursday that would have renewed "
    'the UN panel of experts on North Korea sanctions. "It has no added value," Ambassador Vassily Nebenzia said.\n'
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        what: Its name.
        told: What was found.
        remedy: What to do about it; empty when nothing is broken.
        is_missing: It is not there, and need not be.
    """

    what: str
    told: str
    remedy: str = ""
    is_missing: bool = False


def examine(catalogue: str = "", model: str = "") -> Iterator[Finding]:
    """Yield everything worth knowing, in the order in which one thing rests on another.

    Args:
        catalogue: Folder laid over the built-in catalogue; empty for none.
        model: Name or folder of another spaCy pipeline; empty for the one that ships.
    """
    yield _python()
    yield Finding("sanctwatch", f"{version('sanctwatch')} in {Path(__file__).parent}")
    packages = [_package(module, name) for module, name in NEEDED.items()]
    yield from packages
    for module, purpose in OPTIONAL.items():
        yield _optional(module, purpose)
    if any(finding.remedy for finding in packages):
        return  # what comes next would fail for the same reason
    yield _tried("catalogue", lambda: _catalogue(catalogue))
    yield _tried("model", lambda: _model(model))
    yield from _sentence(catalogue, model)


def _python() -> Finding:
    first, last = SUPPORTED
    is_fine = first <= sys.version_info[:2] <= last
    remedy = "" if is_fine else f"use Python {'.'.join(map(str, first))} to {'.'.join(map(str, last))}"
    return Finding("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}", remedy)


def _package(module: str, name: str) -> Finding:
    try:
        import_module(module)
    except ImportError as error:
        return Finding(name, f"cannot be loaded ({error})", f"pip install --force-reinstall {name}")
    return Finding(name, _version(name))


def _optional(module: str, purpose: str) -> Finding:
    name = module.replace("_", "-")
    found = _version(name)
    return Finding(name, f"{found or 'not installed'}, for {purpose}", is_missing=not found)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, look())
    except SanctwatchError as error:
        return Finding(what, "cannot be used", str(error))


def _catalogue(overlay: str) -> str:
    from sanctwatch.catalogue import load_catalogue

    known = load_catalogue(Path(overlay) if overlay else None)
    kinds = ("states", "organizations", "mechanisms", "regimes", "resolutions", "drafts", "officials")
    counts = ", ".join(f"{len(getattr(known, kind)):,} {kind}" for kind in kinds)
    return f"{known.fingerprint[:12]}: {counts}"


def _model(name: str) -> str:
    from sanctwatch.model.choose import load_language
    from sanctwatch.model.files import default_folder, read_meta

    began = time.perf_counter()
    nlp = load_language(name)
    took = f"loaded in {time.perf_counter() - began:.1f} s"
    if name:
        return f"{name}, {nlp.meta['name']} {nlp.meta['version']}, {took}"
    meta = read_meta(default_folder())
    return f"{meta.name} {meta.version}, every file as its SHA-256 says, {took}"


def _sentence(catalogue: str, model: str) -> Iterator[Finding]:
    """Run the whole pipeline on one sentence and tell what it found."""
    from sanctwatch.pipeline import Settings, build

    try:
        found = build(Settings(catalogue=catalogue, model=model)).analyze_one(Document("doctor", SENTENCE))
    except SanctwatchError as error:
        yield Finding("sentence", "not analysed", str(error))
        return
    ids = ", ".join(dict.fromkeys(row.id for row in found.mentions))
    remedy = "" if ids else "reinstall sanctwatch, without --catalogue and --model if it was with them"
    yield Finding("mentions", ids or "none in a sentence that is full of them", remedy)
    yield Finding("stances", "; ".join(f"{row.actor} {row.polarity} {row.target}" for row in found.stances) or "none")
    yield Finding("events", "; ".join(f"{row.type} {row.actors} {row.date}".strip() for row in found.events) or "none")
    yield Finding("quotes", "; ".join(f"{row.speaker}: {row.text}" for row in found.quotes) or "none")
