import ClosedForms
import MerchantModel

/// Contacts and the app, which do not depend on the rule.
extension SegmentAnalysis {
  mutating func deriveContacts(_ input: AnalysisInput) {
    let reasons = input.volumeReasons + input.repeatReasons
    guard reasons.isEmpty else { return leave("contacts", because: reasons) }
    let mean =
      input.segment.expectedContacts(in: input.scenario)
      / Double(input.calendar.countedDays.count)
    figures.append(ExactFigure(measure: "contacts", mean, .thinnedPoisson))
  }

  mutating func deriveApp(_ input: AnalysisInput) {
    switch AppShares.of(input.segment.app) {
    case .known(let shares):
      figures.append(
        ExactFigure(
          "foreground_share", "Time on shift with the app in the foreground", shares.foreground,
          .share, .semiMarkov, isLongRun: true))
    case .unknown(let reason):
      leave("foreground share", because: [reason])
    }
  }
}

/// Long-run shares of an app's time on shift.
struct AppShares: Hashable {
  let foreground: Double
  let background: Double
  let closed: Double

  enum Answer {
    case known(AppShares)
    case unknown(String)
  }

  /// Returns the mean shares over a segment's merchants; unknown if that mean has no closed form.
  static func of(_ app: AppBehaviour) -> Answer {
    guard let share = app.foregroundShare else { return .known(shares(of: app, own: nil)) }
    if let own = share.constantValue { return .known(shares(of: app, own: own)) }
    guard share.support.lowerBound >= 0, share.support.upperBound <= 1, app.reminders == 1,
      app.close == .never
    else {
      return .unknown(
        "merchants differ in app.foregroundShare, together with reminders or closing of the app")
    }
    return .known(shares(of: app, own: share.mean))
  }

  private static func shares(of app: AppBehaviour, own: Double?) -> AppShares {
    let close = app.close.value
    var foreground = app.foreground.meanSeconds
    var background = (1 - close) * app.background.meanSeconds
    let cycle = foreground + background
    if let own, cycle > 0 {
      let clamped = min(max(own, 0), 1)
      if foreground > 0 { foreground = clamped * cycle }
      if background > 0 { background = (1 - clamped) * cycle }
    }
    background *= app.reminders
    let closed = close * app.closed.meanSeconds
    let whole = foreground + background + closed
    guard whole > 0 else { return AppShares(foreground: 1, background: 0, closed: 0) }
    return AppShares(
      foreground: foreground / whole, background: background / whole, closed: closed / whole)
  }
}
