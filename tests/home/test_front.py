from tests.factories import AidPageFactory


def test_home_links_each_situation_to_its_page(client, site_tree):
    aid = AidPageFactory(parent=site_tree.guide, title="Pension versée par la Caf", slug="pension")
    site_tree.home.situations = [("situation", {"title": "La pension n’est pas payée", "text": "", "page": aid, "theme": ""})]
    site_tree.home.save()

    response = client.get("/")

    links = [(link["title"], link["url"]) for link in response.context["situation_links"]]
    assert links == [("La pension n’est pas payée", "/guide/pension/")]
