"""The WSGI application that the server loads, unless the settings make that unsafe."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from .checks import refuse_unsafe_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.config.settings")
application = get_wsgi_application()
refuse_unsafe_start()

# What is loaded now stays for good. Frozen, it costs the collector no more passes: a sixth of a
# page's time. The addresses are loaded first, since they bring in every view. A page makes some
# thousand objects that are gone with it, so the collector need not look in the middle of one.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 10, 20)
