"""What Lighthouse says of the pages that families open most, on a telephone."""

import pytest

from tests.e2e.conftest import FLAGS
from tests.e2e.pages import address
from tests.tooling.judges import lighthouse
from tests.tooling.system import ensure

FAST = 98
PERFECT = {"accessibility": 100, "best-practices": 100, "seo": 100}


@pytest.mark.parametrize("kind", ["home", "aid", "event", "partner", "news"])
def test_lighthouse_is_full_and_performance_at_least_98(site_url, kind):
    scores = lighthouse(f"{site_url}{address(kind)}", ensure("browser"), ["--headless=new", *FLAGS], FAST)

    performance = scores.pop("performance")
    assert scores == PERFECT
    assert performance >= FAST
