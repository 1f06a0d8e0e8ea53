"""The JSON Schemas that `ringside schema` prints, read by Python's own validator."""

import datetime
import json
import os
import pathlib
import subprocess
import unittest

import jsonschema
import ruamel.yaml

ROOT = pathlib.Path(__file__).parents[2]
RINGSIDE = os.environ["RINGSIDE"]


def schema(*options: str) -> dict:
    return json.loads(subprocess.check_output([RINGSIDE, "schema", *options]))


def as_json(value):
    """What a YAML file says, as an editor's JSON Schema sees it: a date is a text."""
    if isinstance(value, dict):
        return {str(key): as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def load(path: pathlib.Path):
    return as_json(ruamel.yaml.YAML(typ="safe", pure=True).load(path))


class Schema(unittest.TestCase):
    def check(self, options: tuple[str, ...], files: list[pathlib.Path]) -> None:
        self.assertGreater(len(files), 2)
        validator = jsonschema.Draft202012Validator(schema(*options))
        for file in files:
            faults = [fault.message for fault in validator.iter_errors(load(file))]
            self.assertEqual(faults, [], file)

    def test_each_is_a_schema(self):
        for options in [(), ("--policy",), ("--mapping",)]:
            jsonschema.Draft202012Validator.check_schema(schema(*options))

    def test_takes_every_scenario_policy_and_mapping(self):
        scenarios = [*ROOT.glob("scenarios/*.yaml"), *ROOT.glob("scenarios/theory/*.yaml")]
        self.check((), scenarios)
        self.check(("--policy",), [*ROOT.glob("scenarios/policies/*.yaml")])
        self.check(("--mapping",), [*ROOT.glob("scenarios/mappings/*.yaml")])

    def test_refuses_what_is_wrong(self):
        validator = jsonschema.Draft202012Validator(schema())
        for change in [
            {"rule": {"lowDys": 3}},
            {"rule": {"lowDays": "many"}},
            {"segments": {"two words": {}}},
            {"segments": {"each": {}}},
        ]:
            scenario = load(ROOT / "scenarios/solo-seller.yaml") | change
            self.assertFalse(validator.is_valid(scenario), change)

    def test_names_may_be_in_any_script(self):
        validator = jsonschema.Draft202012Validator(schema())
        scenario = load(ROOT / "scenarios/solo-seller.yaml")
        scenario["segments"]["小店"] = scenario["segments"].pop("solo")
        scenario.pop("expect", None)
        self.assertTrue(validator.is_valid(scenario))


if __name__ == "__main__":
    unittest.main()
