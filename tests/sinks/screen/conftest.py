import io

import pytest
from rich.console import Console


@pytest.fixture
def show():
    """Call a view and give what it printed."""

    def call(view, *arguments, width=100, **options):
        stream = io.StringIO()
        view(Console(file=stream, width=width, highlight=False, **options), *arguments)
        return stream.getvalue()

    return call
