"""Tasks for worker processes: they are imported there by name."""

import os
import signal
import threading
import time

from kgbuild.errors import InputError


def double(number):
    return 2 * number


def slow(seconds):
    time.sleep(seconds)
    return os.getpid()


def die(number):
    os.kill(os.getpid(), signal.SIGKILL)


def leave(status):
    os._exit(status)


def refuse(number):
    raise InputError("no such number", str(number), "take another")


class Dying:
    """Kills its process while it is being sent: a large answer takes longer than that."""

    def __reduce__(self):
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGKILL)).start()
        return bytes, (b"x" * 500_000_000,)


def die_answering(number):
    return Dying()


def named(thing, names, sign):
    return f"{names[thing]}{sign}"


def die_once(thing, folder):
    """Kills the first process that comes to the thing."""
    mark = folder / str(thing)
    if thing == 7 and not mark.exists():
        mark.touch()
        die(thing)
    return thing
