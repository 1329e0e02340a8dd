"""The second factor: a telephone that gives a code every thirty seconds (RFC 6238), and ten recovery codes.

django-otp keeps the keys, refuses a code that has served and slows down whoever guesses; the rules are here.
"""

from base64 import b32encode
from math import ceil

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_otp import login, verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from reseau.users.models import AccessEvent, User
from reseau.users.roles import ROLES

RECOVERY_CODES = 10
Kind = AccessEvent.Kind


def is_required(user: User) -> bool:
    """Whether a password alone does not open this account: it holds a group that the table does not spare."""
    spared = [role.name for role in ROLES if not role.second_factor]
    return settings.REQUIRE_SECOND_FACTOR and (user.is_superuser or user.groups.exclude(name__in=spared).exists())


def device_of(user: User) -> TOTPDevice | None:
    """The telephone of a person, once it has given its first code."""
    return TOTPDevice.objects.filter(user_id=user.pk, confirmed=True).first()


def is_awaited(person) -> bool:
    """Whether `person`, as django-otp's middleware gives it, has shown a password and still owes a code."""
    if not person.is_authenticated or person.is_verified():
        return False
    return device_of(person) is not None or is_required(person)


def new_device(user: User) -> TOTPDevice:
    """The telephone being set up: the same key until its first code, however often the page is shown."""
    device, _created = TOTPDevice.objects.get_or_create(
        user_id=user.pk, confirmed=False, defaults={"name": "téléphone"}
    )
    return device


def key_in_words(device: TOTPDevice) -> str:
    """The key to type for whoever cannot scan: base 32 (RFC 4648), in groups of four."""
    key = b32encode(device.bin_key).decode()
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


def check(request, code: str) -> bool:
    """Whether `code` is one of the telephone (six digits) or of the recovery codes; it cannot serve again.

    When it is, the session is verified. Either way the access log has its line.
    """
    person = request.person
    device = device_for(person, code)
    if device is None or not verify_token(person, device.persistent_id, code):
        _record(request, Kind.CODE_REFUSED)
        return False
    request.session.cycle_key()
    request.user = person
    login(request, device_of(person))
    _record(request, Kind.CODE_ACCEPTED if isinstance(device, TOTPDevice) else Kind.RECOVERY_USED)
    return True


def device_for(person: User, code: str) -> TOTPDevice | StaticDevice | None:
    """Which of the devices of a person gives codes of this form: guessing at one does not slow the other down."""
    return device_of(person) if code.isdecimal() else StaticDevice.objects.filter(user_id=person.pk).first()


def seconds_to_wait(device) -> int:
    """How long a device refuses every code after wrong ones: 1, 2, 4, 8… seconds."""
    allowed, details = device.verify_is_allowed() if device else (True, None)
    return 0 if allowed else ceil((details["locked_until"] - timezone.now()).total_seconds())


def set_up(request, code: str) -> list[str] | None:
    """Takes the new telephone for good when `code` is its own: the recovery codes, shown once. None otherwise."""
    device = new_device(request.person)
    if not verify_token(request.person, device.persistent_id, code):
        return None
    device.refresh_from_db()
    device.confirmed = True
    device.save()
    request.session.cycle_key()
    request.user = request.person
    login(request, device)
    _record(request, Kind.FACTOR_SET)
    return _new_codes(request.person)


def renew_codes(request) -> list[str]:
    """Ten other recovery codes; the former ones are worth nothing any more."""
    _record(request, Kind.CODES_RENEWED)
    return _new_codes(request.person)


def codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user_id=user.pk).count()


def remove(request, user: User):
    """Forgets the telephone and the recovery codes of `user`; the log tells who did it."""
    forget(user)
    by = request.person.get_username()
    AccessEvent.objects.record(Kind.FACTOR_REMOVED, request, user.get_username(), by=by)


@transaction.atomic
def forget(user: User):
    """No telephone nor recovery code of `user` is left."""
    TOTPDevice.objects.filter(user_id=user.pk).delete()
    StaticDevice.objects.filter(user_id=user.pk).delete()


def _new_codes(user: User) -> list[str]:
    codes = [StaticToken.random_token() for _number in range(RECOVERY_CODES)]
    with transaction.atomic():
        StaticDevice.objects.filter(user_id=user.pk).delete()
        device = StaticDevice.objects.create(user_id=user.pk, name="codes de secours")
        StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def _record(request, kind):
    AccessEvent.objects.record(kind, request, request.person.get_username())
