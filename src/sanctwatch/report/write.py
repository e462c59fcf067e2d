"""The page put together and written, with its side files: all of them or none."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from sanctwatch.report.about import describe
from sanctwatch.report.charts import charts, runtime
from sanctwatch.report.material import Material
from sanctwatch.report.pack import embed, pack
from sanctwatch.report.texts import INLINE_CHARS, Shelf, shelve
from sanctwatch.sinks.staging import Staging

#: Our scripts, in the order in which they stand in the page: one that uses another comes behind it.
SCRIPTS = (
    "dom", "data", "download", "filters", "evidence", "charts", "heatmap", "over_time", "timeline", "speakers", "named",
    "network", "side_texts", "reader", "card", "articles", "search", "main",
)  # fmt: skip


#: By which a side file of ours is known, see assets/side.html.
_SIDE_TITLE = b"<title>Articles of a sanctwatch report</title>"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes:
        n_bytes: Size of the page itself.
        n_side_files: Files in the folder beside it; `n_side_bytes` is their size.
    """

    n_bytes: int
    n_side_files: int
    n_side_bytes: int


def write_report(
    material: Material,
    path: Path,
    name_of: Callable[[str], tuple[str, str]],
    *,
    title: str = "",
    inline_chars: int = INLINE_CHARS,
) -> Written:
    """Write the report of everything that was found.

    Args:
        material: The rows, and the texts as far as they are at hand.
        path: The file. Articles beyond `inline_chars` go to the folder `NAME_articles` beside it.
        name_of: Readable name and kind of an id.
        title: Of the page.
        inline_chars: How many characters of articles the page itself takes.

    Raises:
        SanctwatchError: When the place cannot be written to.
    """
    texts = [material.texts.get(analysis.document.doc_id) for analysis in material.analyses]
    shelf = shelve(texts, inline_chars)
    folder = f"{path.stem}_articles"
    packed = pack(material, name_of)
    packed["texts"] = {"inline": shelf.inline, "side": shelf.side, "folder": folder}
    page = _page(material, embed(packed), title or "What the articles say", has_side_files=bool(shelf.files))
    staging = Staging()
    try:
        staging.open(path).write(page)
        n_side_bytes = _write_side_files(staging, path.parent / folder, shelf)
        staging.commit()
    finally:
        staging.discard()
    _remove_leftovers(path.parent / folder, len(shelf.files))
    return Written(len(page), len(shelf.files), n_side_bytes)


def _write_side_files(staging: Staging, folder: Path, shelf: Shelf) -> int:
    n_bytes = 0
    for number, texts in enumerate(shelf.files, start=1):
        script = _asset("side.js")
        page = _render("side.html", data=embed(texts), script=script, policy=_policy(script)).encode("utf-8", "replace")
        staging.open(folder / f"{number:03}.html").write(page)
        n_bytes += len(page)
    return n_bytes


def _remove_leftovers(folder: Path, n_files: int) -> None:
    """Remove the side files of an earlier and larger report of this name, which nobody would open or miss."""
    for file in folder.glob("*.html"):
        is_ours = _SIDE_TITLE in file.read_bytes()[:1000]
        if is_ours and file.stem.isdecimal() and int(file.stem) > n_files:
            file.unlink()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _page(material: Material, data: str, title: str, *, has_side_files: bool) -> bytes:
    ours = "(function () {\n'use strict';\n" + "\n".join(_asset(f"{name}.js") for name in SCRIPTS) + "\n})();"
    drawing = runtime()
    html = _render(
        "page.html",
        title=title,
        about=describe(material),
        data=data,
        charts=embed(charts()),
        runtime=drawing,
        script=ours,
        style=_asset("page.css"),
        policy=_policy(drawing, ours, frames=has_side_files),
    )
    return html.encode("utf-8", "replace")


def _policy(*scripts: str, frames: bool = False) -> str:
    """Return a content security policy: nothing is loaded, and no script runs but these.

    Styles may stand in the page, since the charts set them on their elements; with no image and no font to load they
    can tell nothing to anybody. Frames are the side files.
    """
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    framed = " frame-src 'self' file:;" if frames else ""
    rest = f"style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';{framed}"
    return f"default-src 'none'; script-src {hashes}; {rest}"


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _asset(name: str) -> str:
    return (files("sanctwatch.report") / "assets" / name).read_text(encoding="utf-8")


def _render(name: str, **values: object) -> str:
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    trusted = ("data", "charts", "runtime", "script", "style")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["counted"] = lambda n, noun: f"{n:,} {noun}{'s' * (n != 1)}"
    # What stands inside script and style elements is ours, or went through `embed`; everything else is escaped.
    marked = {key: Markup(str(value)) if key in trusted else value for key, value in values.items()}
    return environment.from_string(_asset(name)).render(marked)
