"""The demo accounts: one for each role, good for a local site and nothing else."""

from django.contrib.auth.models import Group

from reseau.users import roles
from reseau.users.models import User

ACCOUNTS = [
    ("admin", "admin", "Administration", roles.ADMINISTRATION),
    ("equipe", "equipe", "L’équipe du CCAS", roles.TEAM),
    ("ambassadrice", "ambassadrice", "Nadia (exemple)", roles.AMBASSADORS),
    ("ambassadeur", "ambassadeur", "Karim (exemple)", roles.AMBASSADORS),
    ("guide", "guide", "Guide (exemple)", roles.GUIDE_EDITORS),
    ("agenda", "agenda", "Agenda (exemple)", roles.AGENDA_EDITORS),
    ("annuaire", "annuaire", "Annuaire (exemple)", roles.DIRECTORY_EDITORS),
    ("traduction", "traduction", "Traduction (exemple)", roles.TRANSLATORS),
    ("comptes", "comptes", "Comptes (exemple)", roles.ACCOUNTS),
]


def create_accounts():
    """(login, password, signature, role) as accounts of the administration."""
    for login, password, signature, role in ACCOUNTS:
        user = User.objects.create_user(login, f"{login}@example.org", password, display_name=signature)
        user.groups.add(Group.objects.get(name=role.name))
