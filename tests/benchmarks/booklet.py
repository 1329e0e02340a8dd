"""How long the printed guide takes as it grows.

    python -m tests.benchmarks.booklet

The seconds are those of one machine; the ratios are what to look at: four times the aids, about four times the time.
"""

import os
from time import process_time

import django

COUNTS = [25, 50, 100, 200]


def seconds(make) -> float:
    """Best of three, in time of the processor: the machine may be busy with something else."""
    times = []
    for _attempt in range(3):
        start = process_time()
        make()
        times.append(process_time() - start)
    return min(times)


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reseau.settings")
    django.setup()
    from guide_pages import booklet  # noqa: PLC0415 -- needs the settings
    from tests.guide_pages import papers  # noqa: PLC0415 -- the same

    one = seconds(lambda: booklet.sheet_pdf(papers.sheet(papers.aid())))
    print(f"une fiche : {one:.2f} s")
    first = None
    for count in COUNTS:
        guide = papers.guide([papers.aid(number) for number in range(count)])
        taken = seconds(lambda guide=guide: booklet.guide_pdf(guide))
        first = first or taken
        weight = len(booklet.guide_pdf(guide)) / 1000
        print(f"{count} aides : {taken:.2f} s ({taken / first:.1f} fois {COUNTS[0]} aides), {weight:.0f} ko")


if __name__ == "__main__":
    main()
