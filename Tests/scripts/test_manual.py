"""The manual pages that scripts/manual.py makes of the program's help."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).parents[2] / "scripts/manual.py"
RINGSIDE = os.environ["RINGSIDE"]


def pages(text: bytes) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-B", SCRIPT, folder], input=text, check=True)
        return {file.name: file.read_text("utf-8") for file in pathlib.Path(folder).iterdir()}


class Manual(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.help = subprocess.check_output([RINGSIDE, "--experimental-dump-help"])
        cls.pages = pages(cls.help)

    def test_every_command_has_a_page_with_every_option(self):
        commands = json.loads(self.help)["command"]["subcommands"]
        self.assertGreater(len(commands), 30)
        for command in commands:
            if command["commandName"] == "help":
                continue
            page = self.pages[f"ringside-{command['commandName']}.1"]
            for option in command["arguments"]:
                for name in option.get("names", []):
                    if name["kind"] == "long" and option["shouldDisplay"]:
                        self.assertIn("\\-\\-" + name["name"].replace("-", "\\-"), page)
        self.assertIn("solo\\-seller", self.pages["ringside.1"])

    def test_pages_have_the_sections_of_a_manual(self):
        for page in self.pages.values():
            self.assertTrue(page.startswith(".TH "))
            sections = re.findall(r"^\.SH (.*)$", page, re.MULTILINE)
            self.assertEqual(sections[:2], ["NAME", "SYNOPSIS"])

    def test_nothing_of_the_help_is_a_request_of_troff(self):
        command = {
            "commandName": "x",
            "abstract": "a-b\\c",
            "discussion": ".first\n'second",
            "arguments": [],
        }
        page = pages(json.dumps({"command": command}).encode())["x.1"]
        self.assertIn("a\\-b\\ec", page)
        self.assertIn("\\&.first\n.br\n\\&'second", page)


if __name__ == "__main__":
    unittest.main()
