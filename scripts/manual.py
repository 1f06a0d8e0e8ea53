#!/usr/bin/env python3
"""Writes a manual page for ringside and for each of its commands, from the program's own help.

Usage: ringside --experimental-dump-help | python3 scripts/manual.py FOLDER
"""

import json
import pathlib
import sys


def escaped(text: str) -> str:
    """A text as troff prints it to the letter."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").split("\n")
    # A full stop or an apostrophe at the start of a line would be a request.
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in lines)


def name(argument: dict) -> list[str]:
    """How an argument is written: all names of an option, or the value in angle brackets."""
    value = f"<{argument['valueName']}>"
    if argument["kind"] == "positional":
        return [value]
    names = [("--" if one["kind"] == "long" else "-") + one["name"] for one in argument["names"]]
    return [f"{one} {value}" if argument["kind"] == "option" else one for one in names]


def synopsis(argument: dict) -> str:
    """An argument in the line that shows how a command is called."""
    text = max(name(argument), key=len) + (" ..." if argument["isRepeating"] else "")
    return f"[{text}]" if argument["isOptional"] else text


def meaning(argument: dict) -> str:
    """What an argument's help says, with the default where the program fills it in."""
    text = argument.get("abstract", "")
    if "defaultValue" in argument and argument["kind"] != "flag":
        text += f" (default: {argument['defaultValue']})"
    return text


def page(command: dict, parents: list[str]) -> str:
    """The manual page of a command."""
    words = [*parents, command["commandName"]]
    title = "-".join(words)
    arguments = [one for one in command.get("arguments", []) if one["shouldDisplay"]]
    commands = [one for one in command.get("subcommands", []) if one["shouldDisplay"]]
    lines = [
        f'.TH {title.upper()} 1 "" "Ringside" "Ringside"',
        ".SH NAME",
        f"{escaped(title)} \\- {escaped(command.get('abstract', ''))}",
        ".SH SYNOPSIS",
        f".B {escaped(' '.join(words))}",
        escaped(" ".join([synopsis(one) for one in arguments] + ["<subcommand>"] * bool(commands))),
    ]
    if command.get("discussion"):
        lines.append(".SH DESCRIPTION")
        for paragraph in command["discussion"].split("\n\n"):
            lines += [".PP", escaped(paragraph).replace("\n", "\n.br\n")]
    if arguments:
        lines.append(".SH OPTIONS")
    for argument in arguments:
        lines += [".TP", f".B {escaped(', '.join(name(argument)))}", escaped(meaning(argument))]
    if commands:
        lines.append(".SH COMMANDS")
    for one in commands:
        lines += [".TP", f".B {escaped(one['commandName'])}", escaped(one.get("abstract", ""))]
    if parents:
        lines += [".SH SEE ALSO", f".BR {escaped(parents[0])} (1)"]
    return "\n".join(lines) + "\n"


def pages(command: dict, parents: tuple[str, ...] = ()) -> dict[str, str]:
    """The pages of a command and of those below it, by file name."""
    words = [*parents, command["commandName"]]
    found = {"-".join(words) + ".1": page(command, list(parents))}
    for one in command.get("subcommands", []):
        if one["shouldDisplay"] and one["commandName"] != "help":
            found |= pages(one, tuple(words))
    return found


def main(folder: str) -> None:
    target = pathlib.Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for file, text in pages(json.load(sys.stdin)["command"]).items():
        (target / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
