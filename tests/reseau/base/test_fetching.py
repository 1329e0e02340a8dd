import socket
import time

import pytest

from reseau.base.fetching import Failure, FetchError, fetch
from tests.other_site import BODY

FEW = 100


def ask(url, **options):
    """The answer of a site on this machine, within a second."""
    return fetch(url, **{"max_bytes": FEW, "timeout": 1, "allow_loopback": True, **options})


def failure(url, **options) -> Failure:
    with pytest.raises(FetchError) as refused:
        ask(url, **options)
    return refused.value.failure


@pytest.mark.parametrize("status", [200, 204, 404, 410, 500])
def test_answer_of_a_site_is_given_whatever_its_status(other_site, status):
    answer = ask(other_site.url(f"/{status}"), method="HEAD")

    assert (answer.url, answer.status, answer.moved_to) == (other_site.url(f"/{status}"), status, "")


def test_beginning_of_a_large_answer_is_given_and_the_rest_left(other_site):
    answer = ask(other_site.url("/200"))

    assert (answer.body, answer.truncated) == (BODY[:FEW], True)


def test_answer_that_fits_is_given_whole_with_its_headers(other_site):
    answer = ask(other_site.url("/200"), max_bytes=len(BODY))

    assert (answer.body, answer.truncated, answer.headers["content-length"]) == (BODY, False, str(len(BODY)))


def test_answer_without_end_is_cut(other_site):
    answer = ask(other_site.url("/endless"))

    assert (len(answer.body), answer.truncated) == (FEW, True)


def test_site_says_who_it_is(other_site, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://familles.example"

    ask(other_site.url("/200"))

    assert other_site.user_agents == {"ReseauFamilles/1.0 (+https://familles.example)"}


@pytest.mark.parametrize(
    ("path", "moved_to"),
    [
        ("/302/200", ""),
        ("/301/200", "/200"),
        ("/308/200", "/200"),
        ("/301/301/200", "/200"),
        ("/301/302/200", "/302/200"),
        ("/302/301/200", ""),
        ("/301/200#montant", "/200#montant"),
    ],
)
def test_redirections_are_followed_and_a_move_for_good_is_told(other_site, path, moved_to):
    answer = ask(other_site.url(path))

    assert (answer.status, answer.moved_to) == (200, moved_to and other_site.url(moved_to))


def test_five_redirections_and_no_more(other_site):
    assert ask(other_site.url("/302" * 5 + "/200")).status == 200
    assert failure(other_site.url("/302" * 6 + "/200")) == Failure.LOOP
    assert failure(other_site.url("/loop")) == Failure.LOOP


@pytest.mark.parametrize("path", ["/never", "/slowly", "/slow_body", "/302/never"])
def test_nobody_is_waited_for_longer_than_was_said(other_site, path):
    start = time.monotonic()

    assert failure(other_site.url(path), timeout=0.5) == Failure.TIMEOUT
    assert time.monotonic() - start < 0.9


def test_connection_closed_without_a_word(other_site):
    assert failure(other_site.url("/closes")) == Failure.CONNECTION


def test_site_that_is_down():
    with socket.create_server(("127.0.0.1", 0)) as closed_after_this_line:
        port = closed_after_this_line.getsockname()[1]

    assert failure(f"http://127.0.0.1:{port}/") == Failure.CONNECTION


def test_site_without_a_good_certificate(other_site):
    assert failure(other_site.url("/200").replace("http://", "https://")) == Failure.TLS


@pytest.mark.parametrize("url", ["", "exemple", "http://", "http://[::1", "ftp://example.org/", "http://" + "a" * 70])
def test_what_is_no_address(url):
    assert failure(url) == Failure.INVALID


# Our own network


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.8.8.8", "localhost", "[::1]", "0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"),
        *("10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "[fd00::1]", "[::ffff:10.0.0.1]"),
        *("169.254.169.254", "[fe80::1]", "224.0.0.1", "[ff02::1]", "255.255.255.255", "[64:ff9b::a00:1]"),
    ],
)
def test_private_address_is_refused_however_it_is_written(host):
    assert failure(f"http://{host}/", allow_loopback=False) == Failure.PRIVATE


@pytest.mark.parametrize("private", ["http://10.0.0.1/", "http://169.254.169.254/latest", "http://[fd00::1]/"])
def test_redirection_into_our_network_is_refused(other_site, private):
    """Of all private addresses, this one machine alone is let in: it stands for a public site."""
    assert failure(other_site.url(f"/302/{private}")) == Failure.PRIVATE
    assert failure(other_site.url(f"/301/302/{private}")) == Failure.PRIVATE


def test_redirection_to_something_else_than_the_web_is_refused(other_site):
    assert failure(other_site.url("/302/file:///etc/passwd")) == Failure.INVALID


@pytest.fixture
def names(monkeypatch):
    """A name server: `names["salon.example"] = [address of the first time, address of the second…]`."""
    names, really = {}, socket.getaddrinfo

    def getaddrinfo(host, *arguments, **options):
        if host not in names:
            return really(host, *arguments, **options)
        if isinstance(answer := names[host].pop(0), int):
            raise socket.gaierror(answer, "pas de réponse")
        return really(answer, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return names


def test_name_of_a_private_address_is_refused(names):
    names["interne.example"] = ["192.168.1.1"]

    assert failure("http://interne.example/") == Failure.PRIVATE


def test_name_that_changes_its_mind_once_checked_leads_nowhere_else(other_site, names):
    names["salon.example"] = ["127.0.0.1", "10.0.0.1"]

    assert ask(other_site.url("/200", "salon.example")).status == 200
    assert names["salon.example"] == ["10.0.0.1"]


def test_name_is_checked_again_at_each_redirection(other_site, names):
    names["salon.example"] = ["127.0.0.1", "10.0.0.1"]

    assert failure(other_site.url("/302/200", "salon.example")) == Failure.PRIVATE


@pytest.mark.parametrize(
    ("error", "told"), [(socket.EAI_NONAME, Failure.UNKNOWN_NAME), (socket.EAI_AGAIN, Failure.CONNECTION)]
)
def test_name_that_does_not_exist_is_not_a_silent_name_server(names, error, told):
    names["salon.example"] = [error]

    assert failure("http://salon.example/") == told
