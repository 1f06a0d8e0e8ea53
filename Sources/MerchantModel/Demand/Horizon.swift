/// Which question a run answers: what the first days bring, or what a month brings once all is under way.
public enum Horizon: String, CaseIterable, Hashable, Sendable, Codable {
  /// The launch of the rule: everybody starts fresh on the first counted day, and there is no warm-up.
  case launch
  /// The long run: merchants are met in mid-life, and a day's draws do not depend on the length of the warm-up.
  case longRun
}

/// What follows from the horizon.
extension StudyCalendar {
  /// The calendar without what follows from the scenario's response.
  public var asWritten: StudyCalendar {
    var calendar = self
    calendar.earlierDays = 0
    return calendar
  }

  /// The number under which the draws of simulated day 0 are found.
  ///
  /// In the long run the days are numbered from the first counted one, so that a longer warm-up draws no counted day
  /// anew; that day has the number 14, so that a file with the usual warm-up of 14 days keeps its figures when it
  /// says that it asks for the long run. Elsewhere the first simulated day has the number 0.
  var firstDayKey: Int {
    horizon == .longRun ? StudyCalendar.firstCountedKey - countedDays.lowerBound : 0
  }

  /// The number of the first counted day in the long run.
  private static let firstCountedKey = 14

  /// The first day on which a merchant can leave the feature for good.
  ///
  /// In the long run nobody leaves before the counted days: there is no long run of a population that only shrinks,
  /// and who left long ago is not among the merchants that a platform asks about.
  var firstLeavingDay: Int { horizon == .longRun ? countedDays.lowerBound : 0 }

  /// The simulated day that has a number in contacts' names, which have 20 bits for it.
  package func day(ofKey key: Int) -> Int {
    let width = 1 << 20
    let key = key & (width - 1)
    return (key < width / 2 ? key : key - width) - firstDayKey
  }

  /// How many days of life a merchant that starts in mid-life has behind it when the warm-up begins.
  ///
  /// The sum of two uniforms, each as long as a response. Merchants who are suspended as soon as a response is over
  /// repeat themselves after little more than that time; a sum of two uniforms that long is spread evenly over their
  /// cycle, whatever its length (its density, repeated every period T, is flat within (period / T - 1)^2), where a
  /// single uniform would count the days on which its ends lie too often or too seldom.
  func daysLived(_ first: Double, _ second: Double) -> Int {
    min(Int((first + second) * Double(earlierDays) / 2), earlierDays)
  }
}
