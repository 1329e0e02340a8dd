"""The ways a picture comes in, each through its own address, as a browser uses it."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reseau.images.models import CustomImage
from tests.reseau.images.pictures import saved

ANSWERS = {"description": "Deux adultes goûtent dans un parc.", "consent": "agreed", "title": "", "tags": ""}


def fields(prefix="", **answers) -> dict:
    return {f"{prefix}{name}": value for name, value in (ANSWERS | answers).items()}


def sent(name, content):
    return SimpleUploadedFile(name, content)


def add(client, name, content, **answers):
    return client.post(reverse("wagtailimages:add"), fields(**answers) | {"file": sent(name, content)})


def chooser(client, name, content, **answers):
    prefix = "image-chooser-upload-"
    data = fields(prefix, **answers) | {f"{prefix}file": sent(name, content)}
    return client.post(reverse("wagtailimages_chooser:create"), data)


def several(client, name, content, **answers):
    """Wagtail's multiple uploader: the file first, then its form. Stops at the file when it is refused."""
    first = client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": name, "files[]": sent(name, content)} | only_collection(answers),
    )
    if not first.json()["success"]:
        return first
    number = first.json()["uploaded_file_id"]
    return client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number]),
        fields(f"uploaded-image-{number}-", **answers),
    )


def only_collection(answers):
    return {key: value for key, value in answers.items() if key == "collection"}


def replace(client, name, content, **answers):
    """A picture is sent, then its file is replaced."""
    add(client, "premiere.jpg", saved(), **answers)
    picture = CustomImage.objects.latest("pk")
    address = reverse("wagtailimages:edit", args=[picture.pk])
    return client.post(address, fields(**answers) | {"file": sent(name, content)})


WAYS = {"add": add, "chooser": chooser, "several": several, "replace": replace}
