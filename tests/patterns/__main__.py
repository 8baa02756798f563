"""
Print every pattern in the code and how its work grows: ``python -m tests.patterns``.

Growing ones come with a text that may be repeated.
"""

import os

import django

from .found import patterns
from .growth import grows_badly

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
django.setup()

for name, pattern, mode in patterns():
    text = grows_badly(pattern.pattern, pattern.flags, mode)
    print("linear" if text is None else f"grows with {text!r}", mode, name, sep="\t")
