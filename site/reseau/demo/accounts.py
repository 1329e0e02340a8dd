"""The demo accounts: one for each role, good for a local site and nothing else."""

from django.contrib.auth.models import Group

from reseau.users.models import User
from reseau.users.roles import (
    ACCOUNTS as ACCOUNT_KEEPERS,
)
from reseau.users.roles import (
    ADMINISTRATION,
    AGENDA_EDITORS,
    AMBASSADORS,
    DIRECTORY_EDITORS,
    GUIDE_EDITORS,
    TEAM,
    TRANSLATORS,
)

ACCOUNTS = [
    ("admin", "admin", "Administration", ADMINISTRATION),
    ("equipe", "equipe", "L’équipe du CCAS", TEAM),
    ("ambassadrice", "ambassadrice", "Nadia (exemple)", AMBASSADORS),
    ("ambassadeur", "ambassadeur", "Karim (exemple)", AMBASSADORS),
    ("guide", "guide", "Guide (exemple)", GUIDE_EDITORS),
    ("agenda", "agenda", "Agenda (exemple)", AGENDA_EDITORS),
    ("annuaire", "annuaire", "Annuaire (exemple)", DIRECTORY_EDITORS),
    ("traduction", "traduction", "Traduction (exemple)", TRANSLATORS),
    ("comptes", "comptes", "Comptes (exemple)", ACCOUNT_KEEPERS),
]


def create_accounts():
    """(login, password, signature, role) as accounts of the administration."""
    for login, password, signature, role in ACCOUNTS:
        user = User.objects.create_user(login, f"{login}@example.org", password, display_name=signature)
        user.groups.add(Group.objects.get(name=role.name))
