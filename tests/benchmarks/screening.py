"""How long « Mes aides » takes to judge a guide, by its size: `python -m tests.benchmarks.screening`.

The aim is 200 aids in under 20 ms; the ratios say that time grows with the guide and no faster.
"""

import os
from dataclasses import dataclass
from timeit import repeat

import django
import yaml

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reseau.settings")
django.setup()

from guide_pages.screening import Rule, most_useful_question, parse  # noqa: E402
from guide_pages.suggestions import suggest  # noqa: E402
from reseau.demo.aids import rule_blocks  # noqa: E402
from reseau.demo.load import DATA  # noqa: E402

SITUATION = {"seul": frozenset(["oui"]), "enfants": {"0-2": 1, "6-10": 1}, "revenus": frozenset(["faibles"])}
SIZES = (25, 100, 200)


@dataclass
class Aid:
    screening_rule: Rule


def guide(size: int) -> list[Aid]:
    rules = list(yaml.safe_load((DATA / "rules.yaml").read_text()).values())
    return [Aid(parse(rule_blocks(rules[number % len(rules)]["rule"]))) for number in range(size)]


def milliseconds(aids: list[Aid]) -> float:
    def judge():
        suggest(aids, SITUATION)
        most_useful_question([aid.screening_rule for aid in aids], SITUATION)

    return min(repeat(judge, number=1, repeat=20)) * 1000


if __name__ == "__main__":
    times = {size: milliseconds(guide(size)) for size in SIZES}
    for size, time in times.items():
        print(f"{size:4} aides : {time:6.1f} ms, {time / times[SIZES[0]]:4.1f} × le plus petit guide")
