"""The rooms of the administration, as its menu shows them. (Who may enter which: tests/fences.)"""

from reseau.users.roles import TEAM
from tests.admin import HOME


def test_the_menu_of_an_ambassador_holds_what_they_may_do(ambassador, roles):
    def entries(client):
        menu = client.get(HOME).text
        return [name for name in ("/admin/images/", "/admin/reports/", "/admin/snippets/") if name in menu]

    assert entries(ambassador) == ["/admin/images/"]
    assert entries(roles.client(TEAM)) == ["/admin/images/", "/admin/reports/", "/admin/snippets/"]
