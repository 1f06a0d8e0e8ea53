"""Pictures as the renderer makes them: every chart, in both languages, without a word of complaint."""

import struct
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from browser import results_of_run, ringside


class PlotTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.results = results_of_run(Path(cls.folder.name))

    def test_every_chart_is_drawn_without_a_remark(self):
        for language in ("en", "zh"):
            with self.subTest(language=language):
                out = Path(self.folder.name) / language
                said = ringside(
                    "plot", self.results, "--merchant", "solo/0", "--language", language, "--out", out
                )
                self.assertEqual(said, f"Charts: {out}\n")
                specs = sorted(path.name.removesuffix(".vl.json") for path in out.glob("*.vl.json"))
                self.assertEqual(len(specs), 8)
                for name in specs:
                    picture = ElementTree.parse(out / f"{name}.svg").getroot()
                    self.assertTrue(picture.tag.endswith("svg"))
                    # Nothing in a picture may be fetched or run.
                    for element in picture.iter():
                        self.assertNotIn(element.tag.split("}")[-1], ("script", "image", "foreignObject"))
                    self.assertEqual(self.size(out / f"{name}.png")[0] > 800, True)

    def test_the_same_results_give_the_same_pictures(self):
        folders = [Path(self.folder.name) / name for name in ("one", "two")]
        for out in folders:
            ringside("plot", self.results, "--quiet", "--out", out)
        for path in sorted(folders[0].iterdir()):
            self.assertEqual(path.read_bytes(), (folders[1] / path.name).read_bytes(), path.name)

    @staticmethod
    def size(path):
        data = path.read_bytes()
        if data[:8] != b"\x89PNG\r\n\x1a\n":
            raise AssertionError(f"{path} is no PNG")
        return struct.unpack(">II", data[16:24])


if __name__ == "__main__":
    unittest.main()
