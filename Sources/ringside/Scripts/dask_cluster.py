"""Spreads units of work over a Dask cluster: units in on standard input, answers out on standard output.

    dask_cluster.py CLUSTER PROGRAM WORKERS

CLUSTER is `local`, the address of a scheduler, or the path of a scheduler file (*.json). PROGRAM is Ringside on
the workers. WORKERS is how many a local cluster gets. A unit and an answer are a line each, in any order. What
cannot be done in spite of several tries is answered with an error object. Ends at the end of the units, once all
are answered.
"""

import collections
import json
import logging
import os
import queue
import signal
import sys
import threading

from distributed import Client, KilledWorker, LocalCluster

# Long enough that a task's overhead is nothing, short enough that a lost one costs little.
SECONDS_A_BATCH = 5.0
MOST_UNITS_A_BATCH = 1_000
# How often the filter may die on a unit before the unit is given up.
TRIES = 3
# How many batches lie ready for each thread of the cluster, so that none waits for this process.
BATCHES_A_THREAD = 2


def work(program, units):
    """Runs on a worker: the filter's answers to some units, as many as it lived for."""
    import os
    import shutil
    import subprocess
    import time

    path = program if os.access(program, os.X_OK) else shutil.which("ringside")
    if path is None:
        raise FileNotFoundError(f"{program} is not on the worker, and no ringside on its PATH")
    began = time.monotonic()
    done = subprocess.run([path, "worker"], input=b"".join(units), capture_output=True, check=False)
    whole, newline, _ = done.stdout.rpartition(b"\n")
    return {
        "answers": (whole + newline).splitlines(keepends=True),
        "status": done.returncode,
        "said": done.stderr[-500:].decode(errors="replace").strip(),
        "seconds": time.monotonic() - began,
    }


def failure(unit, reason):
    """The error object for a unit that cannot be done."""
    error = {"message": reason}
    try:
        known = json.loads(unit)
        error |= {name: known[name] for name in ("experiment", "key")}
    except (ValueError, KeyError, TypeError):
        error["input"] = unit[:200].decode(errors="replace").strip()
    return json.dumps({"error": error}, sort_keys=True).encode() + b"\n"


class Distributor:
    """Keeps the cluster supplied with batches, and takes what comes back."""

    def __init__(self, client, program, output):
        self.client = client
        self.program = program
        self.output = output
        # Lines from standard input, None at its end, and futures that are done.
        self.events = queue.SimpleQueue()
        self.waiting = collections.deque()
        # Units on which the filter died go alone from then on.
        self.suspects = collections.deque()
        self.deaths = collections.Counter()
        self.running = {}
        self.seconds_a_unit = None

    def read(self, stream):
        """Takes units as they come; runs on a thread of its own."""
        for line in stream:
            if line.strip():
                self.events.put(line if line.endswith(b"\n") else line + b"\n")
        self.events.put(None)

    def run(self):
        """Works until there are no units any more and all are answered."""
        is_open = True
        while is_open or self.waiting or self.suspects or self.running:
            event = self.events.get()
            while True:
                if event is None:
                    is_open = False
                elif isinstance(event, bytes):
                    self.waiting.append(event)
                else:
                    self.take(event)
                try:
                    event = self.events.get_nowait()
                except queue.Empty:
                    break
            self.supply()

    def supply(self):
        """Submits batches until enough lie ready."""
        if not self.waiting and not self.suspects:
            return
        # Workers come and go.
        threads = max(sum(self.client.nthreads().values()), 1)
        while len(self.running) < BATCHES_A_THREAD * threads:
            if self.suspects:
                batch = [self.suspects.popleft()]
            elif self.waiting:
                batch = [self.waiting.popleft() for _ in range(self.batch_size(threads))]
            else:
                return
            future = self.client.submit(work, self.program, batch, pure=False)
            self.running[future.key] = (future, batch)
            future.add_done_callback(self.events.put)

    def batch_size(self, threads):
        """As many units as take the time wanted, but no more than an even share of what is left."""
        share = -(-len(self.waiting) // (BATCHES_A_THREAD * threads))
        if self.seconds_a_unit is None:
            return 1
        timely = int(SECONDS_A_BATCH / max(self.seconds_a_unit, 1e-6))
        return max(min(timely, share, MOST_UNITS_A_BATCH), 1)

    def take(self, future):
        """Hands on the answers of a batch; what it did not answer is tried again."""
        _, batch = self.running.pop(future.key)
        try:
            outcome = future.result()
        except KilledWorker as error:
            self.unanswered(batch, f"workers died: {error}")
            return
        answers = outcome["answers"]
        if answers:
            pace = outcome["seconds"] / len(answers)
            last = self.seconds_a_unit
            self.seconds_a_unit = pace if last is None else 0.7 * last + 0.3 * pace
            self.output.write(b"".join(answers))
            self.output.flush()
        if len(answers) < len(batch):
            reason = f"{self.program} ended with status {outcome['status']}"
            if outcome["said"]:
                reason += f": {outcome['said']}"
            # The filter answers in order, so it died on the first that has no answer.
            self.unanswered(batch[len(answers) :], reason, blame=1)

    def unanswered(self, units, reason, blame=None):
        """Puts units back, those to blame by themselves; a unit that was to blame too often is given up."""
        blame = len(units) if blame is None else blame
        for unit in units[:blame]:
            self.deaths[unit] += 1
            if self.deaths[unit] < TRIES:
                self.suspects.append(unit)
            else:
                self.output.write(failure(unit, f"given up after {TRIES} tries; the last: {reason}"))
                self.output.flush()
        self.waiting.extendleft(reversed(units[blame:]))


def connect(cluster, workers):
    """A client of the cluster; a local one is started."""
    if cluster == "local":
        return Client(
            LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            ),
            set_as_default=False,
        )
    if cluster.endswith(".json"):
        return Client(scheduler_file=cluster, set_as_default=False)
    return Client(cluster, set_as_default=False)


def leave(status):
    """Ends at once: whoever waits for this process shall not wait for threads of Dask."""
    sys.stderr.flush()
    os._exit(status)


def main(cluster, program, workers):
    # Answers have standard output to themselves; whatever else prints goes to standard error.
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    # What goes wrong for good is said below, in one line.
    logging.disable(logging.CRITICAL)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    status = 0
    client = None
    try:
        client = connect(cluster, int(workers))
        if not client.nthreads():
            print(f"{cluster} has no workers yet; waiting for the first", file=sys.stderr)
        distributor = Distributor(client, program, output)
        stdin = sys.stdin.buffer
        threading.Thread(target=distributor.read, args=(stdin,), daemon=True).start()
        distributor.run()
    except BrokenPipeError:
        status = 141
    except SystemExit as end:
        status = end.code
    except BaseException as error:  # pylint: disable=broad-except
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        status = 1
    finally:
        if client is not None:
            try:
                if client.cluster is not None:
                    client.cluster.close(timeout=5)
                client.close(timeout=5)
            except Exception:  # pylint: disable=broad-except
                pass
        leave(status)


if __name__ == "__main__":
    main(*sys.argv[1:])
