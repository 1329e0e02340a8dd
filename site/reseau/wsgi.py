"""What a production server loads. Unless told PRODUCTION=0, it takes the site for the real one."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reseau.settings")
os.environ.setdefault("PRODUCTION", "1")

application = get_wsgi_application()
