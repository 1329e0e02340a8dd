"""A contact as another program than its author finds it (vobject, the second one, is called directly)."""

import json
import subprocess

from tests.tooling.readers import FOLDER, NODE


def read_by_icaljs(contact: bytes) -> dict[str, list]:
    """The values of each property, by its name in small letters; one of several parts is a list."""
    run = [NODE, "icaljs_vcard.mjs"]
    process = subprocess.run(run, cwd=FOLDER, input=contact, capture_output=True, check=True)
    return json.loads(process.stdout)
