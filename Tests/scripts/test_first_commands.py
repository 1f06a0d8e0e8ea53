"""The two commands of the README, ./run and ./test, with and without make on the PATH."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).parents[2]
# Stands in for make, and says what it is asked for.
MAKE = '#!/bin/sh\necho "make $*"\n'


class FirstCommands(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        self.tools = self.root / "tools"
        for folder in [self.tools, self.root / "scripts"]:
            folder.mkdir()
        for tool in ["sh", "dirname", "chmod", "cp"]:
            (self.tools / tool).symlink_to(shutil.which(tool))
        for script in ["run", "test"]:
            shutil.copy(ROOT / script, self.root / script)
        # Stands in for the set-up, and brings make.
        (self.root / "make").write_text(MAKE)
        (self.root / "make").chmod(0o755)
        (self.root / "scripts/setup.sh").write_text(f'echo setup\ncp make "{self.tools}/make"\n')

    def output(self, script: str) -> list[str]:
        # Called from elsewhere: they find their folder themselves.
        return subprocess.check_output(
            [self.root / script], cwd="/", env={"PATH": str(self.tools)}, text=True
        ).splitlines()

    def test_without_make_the_set_up_comes_first(self):
        self.assertEqual(self.output("run"), ["setup", "make run"])

    def test_with_make_there_is_nothing_to_set_up(self):
        shutil.copy(self.root / "make", self.tools / "make")
        self.assertEqual(self.output("run"), ["make run"])
        self.assertEqual(self.output("test"), ["make test"])

    def test_what_the_set_up_cannot_bring_ends_it(self):
        (self.root / "scripts/setup.sh").write_text("echo 'setup: no' >&2\nexit 1\n")
        ended = subprocess.run(
            [self.root / "test"], env={"PATH": str(self.tools)}, capture_output=True, text=True
        )
        self.assertEqual((ended.returncode, ended.stderr), (1, "setup: no\n"))

    def test_the_shell_scripts_have_no_faults_that_shellcheck_knows(self):
        files = ["run", "test", *ROOT.glob("scripts/*.sh")]
        check = shutil.which("shellcheck", path=f"{ROOT}/.venv/bin{os.pathsep}{os.environ['PATH']}")
        found = subprocess.run([check, *files], cwd=ROOT, capture_output=True, text=True)
        self.assertEqual(found.returncode, 0, found.stdout)


if __name__ == "__main__":
    unittest.main()
