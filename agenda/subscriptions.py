"""The ways into a calendar: from the address of a feed to what each calendar opens.

Pure. A telephone, Apple's calendar and Thunderbird take `webcal://`, Google wants it inside an address of its own,
Outlook on the web wants `https://`.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from reseau.base import qr_codes

GOOGLE = "https://calendar.google.com/calendar/r"
OUTLOOK_COM = "https://outlook.live.com/calendar/0/addfromweb"
OUTLOOK_365 = "https://outlook.office.com/calendar/0/addfromweb"


@dataclass(frozen=True)
class Subscription:
    """A feed at `https` (absolute), which calendars will call `name`."""

    https: str
    name: str

    @property
    def webcal(self) -> str:
        return f"webcal://{self.https.split('://', 1)[1]}"

    @property
    def google(self) -> str:
        return f"{GOOGLE}?{urlencode({'cid': self.webcal}, quote_via=quote, safe='')}"

    @property
    def outlook_com(self) -> str:
        return self._outlook(OUTLOOK_COM)

    @property
    def outlook_365(self) -> str:
        return self._outlook(OUTLOOK_365)

    def _outlook(self, address: str) -> str:
        return f"{address}?{urlencode({'url': self.https, 'name': self.name}, quote_via=quote, safe='')}"

    @property
    def code(self) -> str:
        """SVG to scan, dark on a light ground of its own: a telephone reads nothing the other way round."""
        return qr_codes.svg(self.webcal, border=4, light="#ffffff")
