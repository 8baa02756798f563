"""A cache that may be away: the portal is slower then, and answers all the same."""

import logging
import time
from functools import wraps
from threading import Lock

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

#: Seconds for which nobody asks a cache that did not answer.
PAUSE = 5
#: Seconds to wait for an answer; a cache that is slower than this is none.
SOON = 1
#: What one process may not remember alone: another one takes it back, by signing somebody out or
#: by moving a site. The database knows it as well.
SHARED = ("django.contrib.sessions.", "wagtail_site_root_paths")


class Outage:
    """What a process knows of the time for which its cache is away."""

    def __init__(self):
        self.lock = Lock()
        self.until = 0
        self.is_known = False
        #: Keys that the cache still holds as they were before; forgotten once it is back.
        self.stale = set()

    def is_on(self):
        """Whether the cache has just failed to answer and is not to be asked again yet."""
        return time.monotonic() < self.until

    def begin(self, error):
        """The cache does not answer: ask again later, and say so once."""
        self.until = time.monotonic() + PAUSE
        if not self.is_known:
            self.is_known = True
            logger.error("The cache is away, the portal goes on without it: %s", error)

    def end(self):
        """The cache answers: say so where it was said to be away."""
        if self.is_known:
            self.is_known = False
            logger.warning("The cache is back")

    def take_stale(self):
        """The keys to forget before the cache is asked anything."""
        with self.lock:
            stale, self.stale = self.stale, set()
        return stale

    def add_stale(self, keys):
        """Remember ``keys`` that the cache could not be told of."""
        with self.lock:
            self.stale |= set(keys)


outage = Outage()


class Stopgap(LocMemCache):
    """
    The memory of one process, while the cache of all of them is away.

    It counts attempts to sign in and remembers codes that were used. What is ``SHARED`` it never
    keeps; what would have changed of that in the cache is forgotten there later.
    """

    def set(self, key, value, *args, **kwargs):
        if key.startswith(SHARED):
            self._note(key, kwargs.get("version"))
        else:
            super().set(key, value, *args, **kwargs)

    def delete(self, key, version=None):
        if key.startswith(SHARED):
            self._note(key, version)
        return super().delete(key, version)

    def _note(self, key, version):
        outage.add_stale([self.make_key(key, version=version)])


def answered(name):
    """The method ``name`` of a cache: what Redis says or, while it is away, the stopgap."""
    ask_redis = getattr(RedisCache, name)

    @wraps(ask_redis)
    def method(self, *args, **kwargs):
        if not outage.is_on():
            stale = outage.take_stale()
            try:
                if stale:
                    self._cache.delete_many(stale)
                answer = ask_redis(self, *args, **kwargs)
            except (RedisError, OSError) as error:
                outage.add_stale(stale)
                outage.begin(error)
            else:
                outage.end()
                return answer
        return getattr(self.stopgap, name)(*args, **kwargs)

    return method


class RedisWhileItAnswers(RedisCache):
    """Redis; while it does not answer, the memory of the process: docs/adr/0046."""

    def __init__(self, server, params):
        params["OPTIONS"] = {
            "socket_connect_timeout": SOON,
            "socket_timeout": SOON,
            "retry": Retry(NoBackoff(), 0),
        } | params.get("OPTIONS", {})
        super().__init__(server, params)
        self.stopgap = Stopgap("away", {**params, "OPTIONS": {}})

    add = answered("add")
    get = answered("get")
    set = answered("set")
    touch = answered("touch")
    delete = answered("delete")
    get_many = answered("get_many")
    has_key = answered("has_key")
    incr = answered("incr")
    set_many = answered("set_many")
    delete_many = answered("delete_many")
    clear = answered("clear")
