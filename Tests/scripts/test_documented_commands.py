"""Every command that the README and docs/ tell their reader to type is one that the program takes.

Each page's commands run in their order in a folder of their own that has the project's scenarios. In `make test` they are
made small: few merchants and replications. `make validation` runs them as they stand.
"""

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

from documents import ROOT, blocks, commands

RINGSIDE = pathlib.Path(os.environ["RINGSIDE"])
AS_THEY_STAND = "RINGSIDE_VALIDATION" in os.environ

# What makes a command small, where it has the option; a command without replications has few anyway.
SMALL = {
    "--set": ["segments.each.merchants=4"],
    "--replications": ["2"],
    "--most-replications": ["20"],
    "--merchants": ["10"],
    "--fixed": [],
    "--trajectories": ["2"],
    "--rows": ["8"],
}
# A log is cheap, and a fit to a few merchants' is none.
WHOLE = ["log"]
# Where one of these stands, the number of replications follows from it.
DECIDE_REPLICATIONS = ["--precision", "--allocate", "--missing", "--resume", "--budget"]

# Commands that cannot run here, with the reason.
LEFT_OUT = {
    r"^(make|\./run|\./test)\b": "builds the project; test_first_commands.py has the scripts",
    r"…": "a part stands for more",
    r"online.retail|bank.calls": "needs raw data, which is not part of the project",
    r"queue_log": "needs the reader's own log",
    r"^(source|export|python3|parallel|while|done|--replications)\b": "sets up the reader's shell",
    r"~/\.": "writes into the reader's home",
    r"worker < units|units\.jsonl|answers\.jsonl|--worker node7": "needs other machines",
    r"results/(whole|killed)": "needs a sweep that was killed",
    r"--point 3": "needs a sweep of the page's size",
    r"--cluster": "needs a cluster; Tests/cluster has one",
}


def pages() -> list[str]:
    found = [*ROOT.glob("docs/*.md"), *ROOT.glob("docs/model/*.md")]
    return ["README.md"] + sorted(str(page.relative_to(ROOT)) for page in found)


class DocumentedCommands(unittest.TestCase):
    def setUp(self):
        self.options: dict[str, str] = {}

    def has_option(self, command: str, option: str) -> bool:
        if command not in self.options:
            self.options[command] = subprocess.check_output(
                [RINGSIDE, "help", command], text=True
            )
        return re.search(rf"^  .*{option}\b", self.options[command], re.MULTILINE) is not None

    def smaller(self, line: str) -> str:
        """The line with options that make it small."""
        words = line.split()
        if AS_THEY_STAND or words[0] != "ringside" or "|" in words or words[1] in WHOLE:
            return line
        head, *redirected = line.split(" > ")
        for option, value in SMALL.items():
            decided = option in ("--replications",) and any(w in line for w in DECIDE_REPLICATIONS)
            if self.has_option(words[1], option) and not decided:
                if option == "--set" or option not in words:
                    head += " " + " ".join([option, *value])
                elif value:
                    head = re.sub(rf"{option} \S+", f"{option} {value[0]}", head)
        return " > ".join([head, *redirected])

    def test_runs_as_it_is_written(self):
        tried = 0
        for page in pages():
            with tempfile.TemporaryDirectory() as folder:
                shutil.copytree(ROOT / "scenarios", f"{folder}/scenarios")
                environment = os.environ | {
                    "PATH": f"{RINGSIDE.parent}{os.pathsep}{os.environ['PATH']}",
                    "RINGSIDE_PYTHON": sys.executable,
                }
                for line in self.lines(page, folder):
                    line = line.replace(".build/release/ringside", "ringside")
                    if any(re.search(pattern, line) for pattern in LEFT_OUT):
                        continue
                    if "results/solo-seller" in line or "results/grid" in line:
                        self.prepare(line, folder, environment)
                    ended = subprocess.run(
                        ["sh", "-c", self.smaller(line)],
                        cwd=folder,
                        env=environment,
                        capture_output=True,
                        text=True,
                    )
                    tried += 1
                    with self.subTest(page=page, line=line):
                        # 75 and 99 are answers of small runs; all others say that the command is not right.
                        self.assertIn(ended.returncode, (0, 75, 99), ended.stderr[-2000:])
        self.assertGreater(tried, 50)

    def lines(self, page: str, folder: str):
        """The commands of a page. A mapping that it shows before them is what they call mapping.yaml."""
        for language, text in blocks(page):
            if language == "yaml" and text.startswith("mapping:"):
                pathlib.Path(folder, "mapping.yaml").write_text(text)
            elif language == "sh":
                yield from commands(text)

    def prepare(self, line: str, folder: str, environment: dict[str, str]) -> None:
        """Makes the results that pages take for granted: those of `make run`, and of a sweep."""
        made = {
            "results/solo-seller": "run solo-seller --replications 2",
            "results/grid": "sweep solo-seller --replications 2 --vary rule.threshold=0.5,0.6",
        }
        for path, command in made.items():
            if path in line and not re.search(r"--out", line) and not os.path.exists(f"{folder}/{path}"):
                subprocess.run(
                    [RINGSIDE, *shlex.split(command), "--out", path, "--quiet"]
                    + ["--set", "segments.solo.merchants=30"],
                    cwd=folder,
                    env=environment,
                    check=True,
                )


if __name__ == "__main__":
    unittest.main()
