"""The report in a real browser: offline, on a desk and on a phone, in both languages, with scripts and without."""

import csv
import io
import re
import tempfile
import unittest
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from browser import (
    HOSTILE_SCOPE,
    launch,
    reports,
    reports_of_comparison,
    reports_of_sensitivity,
    reports_of_sweep,
)

DESK, PHONE = 1160, 390
LANGUAGES = ("en", "zh")


class ReportTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.pages = reports(Path(cls.folder.name))
        cls.comparisons = reports_of_comparison(Path(cls.folder.name))
        cls.sweeps = reports_of_sweep(Path(cls.folder.name))
        cls.sensitivities = reports_of_sensitivity(Path(cls.folder.name))
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = launch(cls.playwright)
        cls.addClassCleanup(cls.browser.close)

    @contextmanager
    def opened(self, language, width, scripts=True, pages=None):
        """A report in a window without a network; afterwards nothing may have been said, asked or run."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            offline=True,
            accept_downloads=True,
        )
        page = context.new_page()
        said, asked = [], []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url))
        address = (pages or self.pages)[language].as_uri()
        page.goto(address, wait_until="load")
        try:
            yield page
            self.assertEqual(said, [])
            foreign = [url for url in asked if url != address and not re.match("(data|blob):", url)]
            self.assertEqual(foreign, [])
            self.assertFalse(page.evaluate("'harmed' in window"))
        finally:
            context.close()

    def every_way(self, scripts, pages=None):
        for language in LANGUAGES:
            for width in (DESK, PHONE):
                with self.subTest(language=language, width=width):
                    with self.opened(language, width, scripts, pages) as page:
                        yield page, language, width

    def draw_all(self, page):
        """Scrolls to each chart, so that each is drawn."""
        figures = page.locator("figure[data-chart]")
        for index in range(figures.count()):
            figure = figures.nth(index)
            figure.scroll_into_view_if_needed()
            expect(figure).to_have_class("is-live", timeout=20000)
            expect(figure.locator(".live svg")).to_be_visible()
        # Of two elements of one name, marks would refer to the first, which may be hidden.
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        self.assertEqual(len(ids), len(set(ids)), sorted(ids))
        return figures

    def assert_fits(self, page, width):
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)
        # Nothing sticks out but what lies in a box that scrolls by itself.
        outside = page.evaluate(
            """width => [...document.querySelectorAll("main *")]
              .filter(e => !e.closest(".scroll, pre, svg") && e.getBoundingClientRect().right > width + 1)
              .map(e => e.tagName + "." + e.className)""",
            width,
        )
        self.assertEqual(outside, [])

    def test_with_scripts_every_chart_is_drawn_and_fits(self):
        for page, _, width in self.every_way(scripts=True):
            figures = self.draw_all(page)
            self.assertGreaterEqual(figures.count(), 6)
            self.assert_fits(page, width)

    def test_a_comparison_is_drawn_and_fits(self):
        for page, _, width in self.every_way(scripts=True, pages=self.comparisons):
            figures = self.draw_all(page)
            names = figures.evaluate_all("figures => figures.map(figure => figure.dataset.chart)")
            self.assertEqual(names[:2], ["policies", "pareto"])
            # The sheet: a baseline without changes, and two policies with a change in each column.
            sheet = page.locator("table.sheet tbody tr")
            self.assertEqual(sheet.count(), 3)
            self.assertGreaterEqual(sheet.first.locator("td").count(), 6)
            self.assertEqual(sheet.first.locator("td small:not(.aside)").count(), 0)
            for row in (sheet.nth(1), sheet.nth(2)):
                changed = row.locator("td", has=page.locator("small:not(.aside)"))
                self.assertEqual(changed.count(), row.locator("td").count())
            self.assertEqual(page.locator(".segments tbody tr").count(), 2)
            if width == DESK:
                # Everything that decides stands on the first screen.
                bottom = page.locator("#sheet").bounding_box()
                self.assertLessEqual(bottom["y"] + bottom["height"], 900)
            self.assertGreaterEqual(page.locator(".diff .added").count(), 2)
            self.assert_fits(page, width)

    def test_a_sweep_is_drawn_and_fits(self):
        for page, language, width in self.every_way(scripts=True, pages=self.sweeps):
            figures = self.draw_all(page)
            names = figures.evaluate_all("figures => figures.map(figure => figure.dataset.chart)")
            self.assertEqual(names, ["sweep-suspensions", "sweep-customer-minutes-saved"])
            # The best cell stands in the picture, in the list and in the table.
            marked = {"en": "★ best", "zh": "★ 最优"}[language]
            expect(page.locator("#best td", has_text=marked)).to_have_count(2)
            expect(page.locator("#table td[data-v=best]")).to_have_count(2)
            self.assertEqual(page.locator("#table tbody tr").count(), 20)
            expect(page.locator("#chart-sweep-suspensions .live text", has_text="★")).to_have_count(1)
            self.assert_fits(page, width)

    def test_a_study_of_sensitivity_is_drawn_and_fits(self):
        for page, _, width in self.every_way(scripts=True, pages=self.sensitivities):
            figures = self.draw_all(page)
            names = figures.evaluate_all("figures => figures.map(figure => figure.dataset.chart)")
            self.assertEqual(names, ["sensitivity", "sensitivity-screening"])
            expect(page.locator(".verdict")).to_contain_text("rule.")
            self.assertEqual(page.locator("#table tbody tr").count(), 2)
            self.assert_fits(page, width)

    def test_pages_of_studies_are_whole_without_scripts(self):
        for pages in (self.sweeps, self.sensitivities):
            for page, _, width in self.every_way(scripts=False, pages=pages):
                figures = page.locator("figure[data-chart]")
                self.assertEqual(figures.count(), 2)
                shown = "wide" if width == DESK else "narrow"
                for index in range(figures.count()):
                    expect(figures.nth(index).locator(f".picture.{shown} svg")).to_be_visible()
                    expect(figures.nth(index).locator(".live")).to_be_hidden()
                expect(page.locator("#download")).to_be_hidden()
                self.assert_fits(page, width)

    def test_the_download_of_a_sweep_has_a_row_a_point(self):
        with self.opened("en", DESK, pages=self.sweeps) as page:
            with page.expect_download() as started:
                page.locator("#download").click()
            text = Path(started.value.path()).read_text(encoding="utf-8")
            self.assertEqual(started.value.suggested_filename, "sweep.csv")
            table = list(csv.DictReader(io.StringIO(text)))
            self.assertEqual(len(table), 20)
            best = [row for row in table if row["suspensions_ranking"] == "best"]
            least = min(table, key=lambda row: float(row["suspensions"]))
            self.assertEqual([row["point"] for row in best], [least["point"]])

    def test_on_a_phone_a_comparison_shows_its_numbers(self):
        for language in LANGUAGES:
            with self.subTest(language=language):
                with self.opened(language, PHONE, False, self.comparisons) as page:
                    numbers = page.locator("#chart-policies .picture.narrow svg text", has_text="(")
                    self.assertEqual(numbers.count(), 6)
                    expect(numbers.first).to_be_visible()

    def test_without_scripts_pictures_and_figures_are_there(self):
        for page, _, width in self.every_way(scripts=False):
            figures = page.locator("figure[data-chart]")
            self.assertGreaterEqual(figures.count(), 6)
            shown = "wide" if width == DESK else "narrow"
            for index in range(figures.count()):
                expect(figures.nth(index).locator(f".picture.{shown} svg")).to_be_visible()
                expect(figures.nth(index).locator(".live")).to_be_hidden()
            self.assertGreater(page.locator("#table tbody tr").count(), 50)
            expect(page.locator("#download")).to_be_hidden()
            self.assert_fits(page, width)

    def test_marks_have_tooltips(self):
        for language in LANGUAGES:
            with self.subTest(language=language), self.opened(language, DESK) as page:
                figure = page.locator("#chart-missed-calls")
                figure.scroll_into_view_if_needed()
                expect(figure).to_have_class("is-live", timeout=20000)
                figure.locator(".live .mark-symbol path").first.hover()
                tooltip = page.locator("#vg-tooltip-element.visible")
                expect(tooltip).to_be_visible()
                expect(tooltip).to_contain_text({"en": "share of calls", "zh": "占来电"}[language])
                self.assertEqual(tooltip.locator("i, b, img, script").count(), 0)

    def test_a_click_on_a_head_sorts(self):
        for language in LANGUAGES:
            with self.subTest(language=language), self.opened(language, DESK) as page:
                head = page.locator("#table th[data-key=estimate]")
                column = head.evaluate("head => head.cellIndex")

                def values():
                    cells = page.locator("#table tbody tr").evaluate_all(
                        "(rows, column) => rows.map(row => row.cells[column].dataset.v)", column
                    )
                    return [float(cell) for cell in cells if cell]

                before = values()
                head.locator("button").click()
                expect(head).to_have_attribute("aria-sort", "ascending")
                self.assertEqual(values(), sorted(before))
                head.locator("button").press("Enter")
                expect(head).to_have_attribute("aria-sort", "descending")
                self.assertEqual(values(), sorted(before, reverse=True))

    def test_the_download_has_the_rows_of_the_table(self):
        with self.opened("zh", PHONE) as page:
            rows = page.locator("#table tbody tr").count()
            with page.expect_download() as started:
                page.locator("#download").click()
            text = Path(started.value.path()).read_text(encoding="utf-8")
            self.assertEqual(started.value.suggested_filename, "measures.csv")
            table = list(csv.DictReader(io.StringIO(text)))
            self.assertEqual(len(table), rows)
            self.assertIn(HOSTILE_SCOPE, {row["scope"] for row in table})
            rate = next(row for row in table if row["measure"] == "answer_rate")
            self.assertTrue(0 < float(rate["estimate"]) < 1)

    def test_scripts_leave_no_names_behind(self):
        with self.opened("en", DESK) as page:
            self.draw_all(page)
            mine = page.evaluate("Object.getOwnPropertyNames(window)")
            plain = Path(self.folder.name) / "plain.html"
            plain.write_text("<!DOCTYPE html><title>Nothing</title>", encoding="utf-8")
            context = self.browser.new_context()
            empty = context.new_page()
            empty.goto(plain.as_uri())
            usual = empty.evaluate("Object.getOwnPropertyNames(window)")
            context.close()
            # Elements with an id are names of the window in every page.
            ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
            self.assertEqual(sorted(set(mine) - set(usual) - set(ids)), [])

    def test_the_page_is_small(self):
        written = (self.pages, self.comparisons, self.sweeps, self.sensitivities)
        for page in [page for pages in written for page in pages.values()]:
            self.assertLess(page.stat().st_size, 2_000_000)


if __name__ == "__main__":
    unittest.main()
