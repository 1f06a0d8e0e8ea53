"""Filters that come to harm: they stand in for Ringside on the workers of a cluster."""

import stat
import sys
from pathlib import Path

# What all of them begin with. `once` is true a single time, whichever process asks.
HEAD = """#!{python}
import json, os, signal, subprocess, sys

def once(name):
    try:
        os.close(os.open(os.path.join({folder!r}, name), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True

units = sys.stdin.buffer.read().splitlines(keepends=True)
worker = subprocess.Popen([{program!r}, *sys.argv[1:]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

def answer(units):
    for unit in units:
        worker.stdin.write(unit)
        worker.stdin.flush()
        yield worker.stdout.readline()

def hand_on(lines):
    for line in lines:
        sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
"""

# In the middle of a batch the first time Ringside is killed, and the second time the worker of the cluster.
MORTAL = """
half = len(units) // 2
hand_on(answer(units[:half]))
if half and once("filter"):
    worker.kill()
    worker.wait()
    sys.stdout.buffer.write(b'{"build":"torn')
    sys.stdout.buffer.flush()
    os.kill(os.getpid(), signal.SIGKILL)
if half and once("worker"):
    os.kill(os.getppid(), signal.SIGKILL)
hand_on(answer(units[half:]))
"""

# Never survives the unit of point 3.
POISONED = """
for unit in units:
    if json.loads(unit)["key"]["point"] == 3:
        print("this one is deadly", file=sys.stderr, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    hand_on(answer([unit]))
"""


def write(path, body, *, folder, program):
    """Writes a filter as a program of its own."""
    head = HEAD.format(python=sys.executable, folder=str(folder), program=str(program))
    Path(path).write_text(head + body, encoding="utf-8")
    Path(path).chmod(stat.S_IRWXU)
    return str(path)
