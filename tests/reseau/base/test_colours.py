import pytest

from reseau.base import colours


def test_the_network_s_own_colours_can_be_read():
    assert colours.faults(colours.BRAND, colours.ACCENT) == {}


def test_a_colour_too_light_is_named_with_its_contrast():
    assert colours.faults("#88ccee", colours.ACCENT) == {
        "brand": "Trop claire : contraste de 1,4 avec les encadrés, il en faut 4,5."
    }


@pytest.mark.parametrize("brand", ["#12474a", "#5b1a6e", "#1a3c8b", "#000000", "#7a1f1f"])
@pytest.mark.parametrize("accent", ["#b8431f", "#8a2be2", "#0b6b3a"])
def test_what_follows_from_readable_colours_is_readable_in_the_dark(brand, accent):
    _light, tokens = colours.tokens(brand, accent)
    on_dark = {name: colours.contrast(tokens[name], colours.DARK_GROUND) for name in ("brand", "accent", "focus")}
    assert {name: ratio for name, ratio in on_dark.items() if ratio < 4.5} == {}
    assert colours.contrast(tokens["accent"], tokens["on-accent"]) >= 4.5
    assert colours.contrast(tokens["deep"], colours.ON_BRAND) >= 4.5


def test_whatever_follows_from_the_colours_in_the_light_is_said_again_for_the_dark():
    light, dark = colours.tokens("#3b2a8c", "#c23b2e")
    assert light.keys() == dark.keys()
