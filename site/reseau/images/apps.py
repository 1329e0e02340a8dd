from django.apps import AppConfig
from django.db.models import ForeignKey


class ImagesConfig(AppConfig):
    """Stands after `wagtail.images` in the settings: what follows replaces what that one registers."""

    name = "reseau.images"

    def ready(self):
        # Models are not loaded before.
        from wagtail.admin.forms.models import register_form_field_override  # noqa: PLC0415
        from wagtail.images.widgets import AdminImageChooser  # noqa: PLC0415
        from wagtail.permissions import register_permission_policy  # noqa: PLC0415

        from reseau.images.fields import UsablePictureChoiceField  # noqa: PLC0415
        from reseau.images.policies import PicturePermissionPolicy  # noqa: PLC0415

        model = self.get_model("CustomImage")
        policy = PicturePermissionPolicy(model, auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy)
        register_form_field_override(
            ForeignKey, to=model, override={"widget": AdminImageChooser, "form_class": UsablePictureChoiceField}
        )
