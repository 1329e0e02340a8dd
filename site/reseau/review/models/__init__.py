from reseau.review.models.links import LinkCheck, LinkState
from reseau.review.models.mails import ReviewMail
from reseau.review.models.reports import ErrorKind, ErrorReport
from reseau.review.models.reviewed import Reviewed, ReviewedQuerySet

__all__ = ["ErrorKind", "ErrorReport", "LinkCheck", "LinkState", "ReviewMail", "Reviewed", "ReviewedQuerySet"]
