import pytest

from sanctwatch.model import load


@pytest.fixture(scope="session")
def nlp():
    return load()
