"""Reads what the project's pages tell their reader to type."""

import pathlib
import re

ROOT = pathlib.Path(__file__).parents[2]


def blocks(page: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page and its indented commands: what they are in, and their text, in order."""
    found: list[tuple[str, str]] = []
    fence = None
    lines: list[str] = []
    for line in (ROOT / page).read_text("utf-8").split("\n"):
        if line.startswith("```"):
            if fence is not None:
                found.append((fence, "\n".join(lines)))
            fence = line[3:] if fence is None else None
            lines = []
        elif fence is not None:
            lines.append(line)
        elif found and lines and lines[-1].endswith("\\"):
            lines.append(line.strip())
            found[-1] = ("sh", "\n".join(lines))
        elif re.match(r"    (\.build/release/)?ringside ", line):
            lines = [line.strip()]
            found.append(("sh", lines[0]))
        else:
            lines = []
    return found


def commands(text: str) -> list[str]:
    """The commands of a block, one a line however it is broken, without comments."""
    found = []
    for line in text.replace("\\\n", " ").split("\n"):
        line = re.sub(r"(^|\s+)#.*$", "", line).strip()
        if line:
            found.append(re.sub(r"\s+", " ", line))
    return found
