"""The WSGI application that the server loads, unless the settings make that unsafe."""

import os

from django.core.wsgi import get_wsgi_application

from .checks import refuse_unsafe_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.config.settings")
application = get_wsgi_application()
refuse_unsafe_start()
