"""What a page says of itself to machines: one graph of schema.org data."""

from django.utils.translation import get_language

from reseau.base.structured_data import breadcrumb, organization, script, website


def the_network(frame) -> dict:
    """The network as an Organization, which publishes all that is on the site."""
    absolute, network = frame.request.build_absolute_uri, frame.network
    return organization(
        name=network.name,
        url=absolute(frame.home_url),
        logo=absolute(network.logo.file.url if network.logo else frame.look.touch_icon),
        area=network.town,
        parent=network.carried_by,
        telephone=network.phone,
        email=network.email,
        address=network.address,
        sameAs=[block.value["url"] for block in network.social_links],
    )


def describe(frame):
    """The network, the site, the way to the page and the page itself, as seen from its `Frame`."""
    absolute = frame.request.build_absolute_uri
    home = absolute(frame.home_url)
    publisher = the_network(frame)
    graph = [
        publisher,
        website(
            name=frame.network.name,
            url=home,
            search=absolute(f"{frame.search_url}?q="),
            language=get_language(),
            publisher=publisher["@id"],
        ),
    ]
    if frame.page:
        links = [(link["title"], absolute(link["url"])) for link in frame.breadcrumb]
        if not frame.rest:  # else the page is already the last of the links
            links.append((frame.page.title, frame.canonical_url))
        graph.append(breadcrumb(links))
        if not frame.rest and (own := frame.page.structured_data(frame.request)):
            graph.append(own)
    return script(graph)
