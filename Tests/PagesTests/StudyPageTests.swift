import Charts
import Foundation
import Pages
import ResultFiles
import SampleStudies
import Testing

/// Pages of sweeps and studies, as markup; how they look is tested in a browser.
struct StudyPageTests {
  private func page(_ folder: StudyFolder, _ language: Language = .english) throws -> String {
    defer { folder.remove() }
    let study = try #require(try SavedStudy(folder.path))
    let charts = try #require(try StudyCharts.all(ofFolder: folder.path, in: language))
    return try StudyPage(study, charts: charts, rendering: nil, in: language).html()
      .replacing("\u{A0}", with: " ")
  }

  @Test("A sweep's page says which point is best, its ties, and what it gains with an interval")
  func sweep() throws {
    let page = try page(.sweep(title: "A shop"))
    #expect(
      page.contains(
        "Least suspensions at rule.threshold = 0.5, rule.lowDays = 2: 0.100 (95 % interval 0.080 to 0.120) per "
          + "merchant and 30 days; one other point cannot be distinguished from it."))
    #expect(
      page.contains("as it stands is −0.100 (−0.150 to −0.050) per merchant and 30 days, beyond"))
    #expect(page.contains("★ best"))
    #expect(page.contains("= tie"))
    #expect(page.contains("data-v=\"tie\""))
    #expect(page.contains("ringside x &#39;a b&#39;"))
  }

  @Test("Pages in Chinese are Chinese throughout")
  func chinese() throws {
    let sweep = try page(.sweep(title: "A shop"), .chinese)
    #expect(sweep.contains("<html lang=\"zh-CN\">"))
    #expect(sweep.contains("处最低：0.100（95% 区间 0.080 至 0.120）"))
    for page in [sweep, try page(.sensitivity(), .chinese), try page(.operating(), .chinese)] {
      for word in ["All figures", "Download", "interval", "To do it again"] {
        #expect(!page.contains(">\(word)"), "\(word)")
      }
    }
  }

  @Test("What files say is text, never markup")
  func hostile() throws {
    let harm = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>"
    let page = try page(.sweep(title: harm, value: harm))
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("<img"))
    #expect(page.contains("&lt;/title&gt;&lt;/script&gt;&lt;script&gt;alert(1)"))
  }

  @Test("A page of sensitivity names what matters with intervals, and what is not sure to")
  func sensitivity() throws {
    let page = try page(.sensitivity())
    #expect(
      page.contains(
        "What matters most for answer rate (solo) is a.one: together with others it makes 60 % (95 % interval 50 "
          + "to 70) of the variance"))
    #expect(page.contains("Next comes b.two with 30 % (95 % interval 20 to 40)."))
    #expect(page.contains("Of c.three no influence is sure: its interval reaches 0."))
  }

  @Test("A page of an operating characteristic tells of good and bad merchants under each rule")
  func operating() throws {
    let page = try page(.operating())
    #expect(
      page.contains(
        "Under the rule as written (threshold 60 %), a merchant who truly answers 75 % of calls is suspended within "
          + "30 days with a chance of 4 % at 5 calls a day and 4 % at 20 calls a day."))
    #expect(
      page.contains("One who answers 50 % is suspended with a chance of 70 % at 5 calls a day"))
    #expect(page.contains("Under bound (threshold 60 %)"))
    #expect(page.contains("a &lt;bound&gt;"))
  }

  @Test(
    "A page of fits says what was fitted, which laws are doubtful, and what the log cannot tell")
  func fits() throws {
    let page = try page(.fits(segment: "<solo>"))
    #expect(
      page.contains(
        "2 keys were fitted to events.csv, each with its standard error and its 95 % interval."))
    #expect(page.contains("More than chance keeps the best law from the log: talks;"))
    #expect(
      page.contains("The rows cannot tell the best law from the next: patience while it rings."))
    #expect(page.contains("<td>gamma with a spike below 10.0 s</td><td class=\"n\">900.0</td>"))
    #expect(page.contains("<td>gamma</td><td class=\"n\">+1.0</td>"))
    #expect(page.contains("<li lang=\"en\">what &lt;apps&gt; did</li>"))
    #expect(page.contains("<td data-v=\"customer.ringPatience\">"))
    #expect(!page.contains("<solo>"))
    let chinese = try self.page(.fits(), .chinese)
    #expect(chinese.contains("由 events.csv 拟合了 2 个参数，各附标准误与 95% 区间。"))
    #expect(chinese.contains("<td>伽马分布，含 10.0 秒内的尖峰</td>"))
  }

  @Test(
    "A page of a validation has the verdict first, then scores, what refutes, and what to look at")
  func validation() throws {
    let page = try page(.forecast(isScored: true))
    #expect(
      page.contains(
        "<p>The log refutes the model, by wait until they gave up, s. A right model is refuted in 5 of 100 logs; here p = "
          + "0.0020.</p>"))
    #expect(page.contains("<p>Drift: calls, since 2026-03-04."))
    #expect(
      page.contains(
        "Beside a seasonal naive forecast: beyond doubt better in answer rate; the days do not tell in calls."
      ))
    #expect(
      page.contains("<td class=\"n\">40 % (10 to 90)</td><td class=\"n\">100 % (70 to 100)</td>"))
    #expect(page.contains("<td>✗ wait until they gave up, s</td><td class=\"n\">41.0</td>"))
    #expect(
      page.contains(
        "<li>wait until they gave up, s: customers&#39; patience (customer.ringPatience)</li>"))
    #expect(page.contains("<li lang=\"en\">what &lt;apps&gt; did</li>"))
    let chinese = try self.page(.forecast(isScored: true), .chinese)
    #expect(chinese.contains("日志否定了该模型，依据：“放弃前等待（秒）”。"))
    #expect(chinese.contains("<td>来电数（预测时段合计）</td>"))
  }

  @Test("A page of a forecast says what is to come, and leaves scores out")
  func forecast() throws {
    let page = try page(.forecast(isScored: false))
    #expect(
      page.contains("nine tenths of them lie: calls 9 (6 to 12); answer rate 70 % (50 to 90)."))
    #expect(!page.contains("id=\"scores\""))
    #expect(
      page.contains("<td data-v=\"2026-03-03\">2026-03-03</td><td class=\"n\" data-v=\"\">–</td>"))
  }

  @Test(
    "A page of a backtest says who would have been suspended, what is known, and what both sides get"
  )
  func backtest() throws {
    let page = try page(.backtest(merchant: "<a>"))
    #expect(
      page.contains(
        "<p>Under the rule as written: suspensions 2 (2 to 4 as the unknown days may be), merchants suspended 1 of 20, by "
          + "bad luck 1, undecided 1.</p>"))
    #expect(page.contains("<p>Under gentle nobody would have been suspended.</p>"))
    #expect(page.contains("<p>History itself is restricted: suspensions or gaps 2, merchants 1."))
    for section in ["known", "sides", "model", "rules", "silence"] {
      #expect(page.contains("<section id=\"\(section)\">"), "\(section)")
    }
    #expect(page.contains("<td>answered calls lost, as it is off</td><td class=\"n\">6</td>"))
    // Of throttlings nothing was seen under any rule.
    #expect(!page.contains("throttlings"))
    #expect(page.contains("<td data-v=\"notLow\">bad luck</td>"))
    #expect(page.contains("<td data-v=\"&lt;a&gt;\">&lt;a&gt;</td>"))
    let chinese = try self.page(.backtest(), .chinese)
    #expect(chinese.contains("按原规则：暂停 2 次（视未知日而定，2 至 4 次），涉及 20 个商家中的 1 个"))
  }

  @Test("A folder of something else is no study; one that is damaged says so")
  func otherFolders() throws {
    let empty = try StudyFolder([:])
    defer { empty.remove() }
    let study = try SavedStudy(empty.path)
    #expect(study == nil)
    let damaged = try StudyFolder(["sweep.csv": "a,b\n1\n", "sweep.json": "{}"])
    defer { damaged.remove() }
    #expect(throws: SavedResultsError.damaged(path: damaged.path + "/sweep.csv")) {
      try SavedStudy(damaged.path)
    }
  }
}
