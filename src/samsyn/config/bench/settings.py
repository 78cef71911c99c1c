"""The real settings, with one bare view beside the real addresses to measure against."""

from samsyn.config.settings import *  # noqa: F403 - every setting, unchanged

ROOT_URLCONF = "samsyn.config.bench.urls"
