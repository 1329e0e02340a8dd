"""The name under which a text appears: chosen by its author, never what the account is known by."""


def default_for(user) -> str:
    """The signature that `user` has chosen for the account, "" where it could not be shown, or without any user."""
    chosen = user.display_name.strip() if user else ""
    return "" if fault(chosen, user) else chosen


def fault(signature: str, owner) -> str:
    """Why `signature` cannot appear on a text of `owner` (a User, or None), in one French sentence; "" when it can."""
    if "@" in signature:
        return "Une signature n’est jamais une adresse : choisissez un prénom ou un pseudonyme."
    if owner and signature.strip() == owner.username:
        return "Cette signature est un identifiant de connexion : choisissez un prénom ou un pseudonyme."
    return ""
