"""Asking a partner what has changed on its page, without an account: a link that serves once, and what comes back."""

import hashlib
import secrets
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.core import signing
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from partenaires.proposals.sheet import SAYS_WHERE
from reseau.base.querysets import open_to_all

LIFE = timedelta(days=14)
# The signature stops a forged link before the database is asked; the secret, of which only a digest is kept,
# cannot be guessed even by one who knows the key.
SIGNER = signing.Signer(salt="partenaires.invitation", sep=".")


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet):
    def usable(self):
        """Neither used, revoked nor expired, for a page that anyone may read."""
        partners = open_to_all(apps.get_model("partenaires.PartnerPage").objects.all())
        unused = self.filter(used_at=None, revoked=False, expires_at__gt=timezone.now())
        return unused.filter(partner__in=partners.values("pk"))

    def of_link(self, token: str):
        """The usable invitation that the link opens; None whatever is wrong with it."""
        try:
            secret = SIGNER.unsign(token)
        except signing.BadSignature:
            return None
        return self.usable().filter(digest=digest_of(secret)).select_related("partner").first()

    @transaction.atomic
    def invite(self, partner, email: str, by) -> tuple["Invitation", str]:
        """A new invitation and the token of its link. The earlier links to this page no longer serve."""
        type(partner).objects.select_for_update(of=("self",)).get(pk=partner.pk)
        self.filter(partner=partner, used_at=None, revoked=False).update(revoked=True)
        secret, now = secrets.token_urlsafe(32), timezone.now()
        invitation = self.create(
            partner=partner,
            digest=digest_of(secret),
            email=email,
            invited_by=by,
            created_at=now,
            expires_at=now + LIFE,
        )
        return invitation, SIGNER.sign(secret)


class Invitation(models.Model):
    partner = models.ForeignKey("partenaires.PartnerPage", models.CASCADE, related_name="invitations")
    digest = models.CharField("empreinte du lien", max_length=64, unique=True, editable=False)
    email = models.EmailField("envoyée à")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="demandée par"
    )
    created_at = models.DateTimeField("demandée le", db_index=True)
    expires_at = models.DateTimeField("sert jusqu’au")
    used_at = models.DateTimeField("servie le", null=True, blank=True)
    revoked = models.BooleanField("remplacée", default=False)

    objects = models.Manager.from_queryset(InvitationQuerySet)()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "demande de mise à jour"
        verbose_name_plural = "demandes de mise à jour"
        constraints = [
            models.UniqueConstraint(
                fields=["partner"], condition=Q(used_at=None, revoked=False), name="one_open_invitation_a_partner"
            )
        ]

    def __str__(self):
        return f"{self.partner} ({self.created_at:%d/%m/%Y})"


class ProposalQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(treated_at=None)

    def forget_where(self, translation_key):
        """Takes the address out of what has been proposed for a place that is now protected."""
        for proposal in self.filter(invitation__partner__translation_key=translation_key):
            for name in SAYS_WHERE:
                proposal.changes.pop(name, None)
                proposal.decisions.pop(name, None)
            proposal.save(update_fields=["changes", "decisions"])


class Proposal(models.Model):
    """What a partner would change. Nothing of it is public: `partenaires.proposals.deciding` applies it."""

    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="proposal", verbose_name="demande")
    changes = models.JSONField("changements", default=dict, help_text="champ → montré, proposé")
    remark = models.TextField("message", blank=True)
    all_is_right = models.BooleanField("tout est juste", default=False)
    created_at = models.DateTimeField("reçue le", default=timezone.now, db_index=True)
    decisions = models.JSONField("décisions", default=dict, help_text="champ → accepté, refusé, ou pourquoi refusé")
    treated_at = models.DateTimeField("traitée le", null=True, blank=True)
    treated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="traitée par"
    )

    objects = models.Manager.from_queryset(ProposalQuerySet)()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "proposition d’un partenaire"
        verbose_name_plural = "propositions des partenaires"
        ordering = [models.F("treated_at").desc(nulls_first=True), "created_at"]

    def __str__(self):
        return str(self.partner)

    @property
    def partner(self):
        return self.invitation.partner

    @property
    def state(self) -> str:
        return "traitée" if self.treated_at else "à lire"
