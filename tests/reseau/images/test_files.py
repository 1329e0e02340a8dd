"""What becomes of the files of a picture that is replaced or deleted."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reseau.images.models import CustomImage
from reseau.users.roles import AMBASSADORS
from tests.reseau.images import ways_in
from tests.reseau.images.pictures import FILTERS, saved, stored


def test_deleted_picture_leaves_no_file(roles, settings, django_capture_on_commit_callbacks):
    client = roles.client(AMBASSADORS)
    ways_in.add(client, "photo.jpg", saved())
    picture = CustomImage.objects.get()
    picture.get_renditions(*FILTERS)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("wagtailimages:delete", args=[picture.pk]))

    assert stored(settings) == {}


def test_replaced_picture_leaves_no_file_and_no_focal_point(roles, settings, django_capture_on_commit_callbacks):
    client = roles.client(AMBASSADORS)
    ways_in.add(client, "photo.jpg", saved())
    picture = CustomImage.objects.get()
    CustomImage.objects.update(focal_point_x=9, focal_point_y=9, focal_point_width=9, focal_point_height=9)
    picture.get_renditions(*FILTERS)
    before = set(stored(settings))

    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            reverse("wagtailimages:edit", args=[picture.pk]),
            ways_in.fields(focal_point_x=9, focal_point_y=9, focal_point_width=9, focal_point_height=9)
            | {"file": SimpleUploadedFile("autre.png", saved(kind="PNG"))},
        )

    picture.refresh_from_db()
    assert not before & set(stored(settings))
    assert not picture.has_focal_point()
