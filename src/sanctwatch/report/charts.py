"""The charts as Vega-Lite, written with altair; the page fills in the rows and the colours of light and dark.

Every chart takes the named data `rows`. Time is a list of periods and no continuous axis: the dates of rows are as
precise as their articles, and a year must not look like its first of January.
"""

from __future__ import annotations

from functools import cache
from typing import Any

#: In the order of the legend; their colours are filled in by the page, see `colours` in assets/charts.js.
_SUPPORT, _OPPOSE, _CONDITIONAL, _NEUTRAL = "support", "oppose", "conditional", "neutral"


def charts() -> dict[str, Any]:
    """Return the charts by name, as plain dictionaries."""
    return {"timeline": _timeline(), "over_time": _over_time(), "named": _named()}


@cache
def runtime() -> str:
    """Return the scripts that draw Vega-Lite, all in one, out of the installed package: nothing is loaded."""
    import vl_convert

    script: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    safe = script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
    return f"(function () {{\n{safe}\n}})();"  # its names of one letter are not for everybody


def _periods() -> Any:  # noqa: ANN401 - altair's classes are made at run time
    import altair as alt

    return alt.X("period:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap="greedy", grid=False))


def _timeline() -> dict[str, Any]:
    """Circles by group (type or regime) and period, as large as there are events."""
    import altair as alt

    chart = (
        alt.Chart(alt.NamedData("rows"), width="container", height=alt.Step(22))
        .mark_circle(opacity=0.85, cursor="pointer")
        .encode(
            x=_periods(),
            y=alt.Y("group:N", title=None, sort=None, axis=alt.Axis(grid=True, labelLimit=190)),
            size=alt.Size("n:Q", title="events", scale=alt.Scale(type="sqrt", range=[18, 420]), legend=None),
            tooltip=[
                alt.Tooltip("group:N", title="what"),
                alt.Tooltip("period:O", title="when"),
                alt.Tooltip("n:Q", title="events"),
            ],
        )
    )
    return _plain(chart)


def _over_time() -> dict[str, Any]:
    """Bars by period: support and the undecided above the line, opposition below."""
    import altair as alt

    order = [_SUPPORT, _CONDITIONAL, _NEUTRAL, _OPPOSE]
    chart = (
        alt.Chart(alt.NamedData("rows"), width="container", height=220)
        .mark_bar(cursor="pointer")
        .encode(
            x=_periods(),
            y=alt.Y(
                "signed:Q",
                title="rows; opposition below the line",
                axis=alt.Axis(tickMinStep=1, labelExpr="abs(datum.value)"),
            ),
            color=alt.Color(
                "polarity:N", title=None, sort=order, scale=alt.Scale(domain=order), legend=alt.Legend(orient="top")
            ),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("period:O", title="when"),
                alt.Tooltip("polarity:N"),
                alt.Tooltip("n:Q", title="rows"),
            ],
        )
    )
    return _plain(chart)


def _named() -> dict[str, Any]:
    """Squares by name and period, as strong as there are mentions."""
    import altair as alt

    chart = (
        alt.Chart(alt.NamedData("rows"), width="container", height=alt.Step(22))
        .mark_rect(cursor="pointer")
        .encode(
            x=_periods(),
            y=alt.Y("group:N", title=None, sort=None, axis=alt.Axis(labelLimit=190)),
            color=alt.Color(
                "n:Q",
                title="mentions",
                scale=alt.Scale(type="sqrt"),
                legend=alt.Legend(orient="top", gradientThickness=8),
            ),
            tooltip=[
                alt.Tooltip("group:N", title="what"),
                alt.Tooltip("period:O", title="when"),
                alt.Tooltip("n:Q", title="mentions"),
            ],
        )
    )
    return _plain(chart)


def _plain(chart: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    specification: dict[str, Any] = chart.to_dict()
    specification.pop("config", None)
    return specification
