from decimal import Decimal

from reseau.base.charts import WIDTH, Bar, bars


def test_the_longest_bar_fills_the_drawing_and_the_others_follow():
    rows = [("2023", Decimal("0.5"), "0,5"), ("2024", Decimal("1"), "1")]
    assert bars(rows) == [Bar("2023", "0,5", WIDTH / 2), Bar("2024", "1", WIDTH)]


def test_nothing_to_count_draws_nothing():
    assert bars([("2023", Decimal(0), "0")]) == [Bar("2023", "0", 0)]
    assert bars([]) == []
