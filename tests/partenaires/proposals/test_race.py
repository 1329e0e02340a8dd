"""Two answers sent at the same moment by one link: one is kept, on either database."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client

from partenaires.proposals.forms import ProposalForm
from partenaires.proposals.models import Proposal
from reseau.users.sync import sync_roles
from tests.partenaires.proposals.conftest import filled_in
from tests.planting import plant

AT_ONCE = 4


@pytest.fixture
def site_tree(db):
    """One that other connections see: not made in a transaction that never ends well."""
    return plant()


@pytest.fixture
def with_roles(site_tree):
    sync_roles()


@pytest.fixture
def shared_database(request, tmp_path, monkeypatch):
    """For threads: SQLite in memory does not wait for a lock as a file does, so that they work on a copy of it."""
    if connection.vendor != "sqlite":
        return
    path = tmp_path / "copy.sqlite3"

    def copy():
        with sqlite3.connect(path) as target:
            connection.connection.backup(target)
        target.close()
        monkeypatch.setitem(connection.settings_dict, "NAME", str(path))

    return copy


def apart(work, *arguments):
    """The result of `work`, on a connection of its own."""
    try:
        return work(*arguments)
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_make_one_proposal(monkeypatch, partner, link_to, shared_database):
    address = link_to(partner)
    data = filled_in(Client().get(address))
    barrier, save = Barrier(AT_ONCE), ProposalForm.save

    def all_together(form):
        barrier.wait(30)
        return save(form)

    monkeypatch.setattr(ProposalForm, "save", all_together)
    if shared_database:
        shared_database()

    def send(place):
        return Client().post(address, data | {"town": f"Ville {place}"}).status_code

    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = [threads.submit(apart, send, place) for place in range(AT_ONCE)]
        statuses = sorted(answer.result() for answer in answers)
        kept = threads.submit(apart, Proposal.objects.count).result()

    assert (statuses, kept) == ([302, 404, 404, 404], 1)
