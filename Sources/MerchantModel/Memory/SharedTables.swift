import SimRandom
import Synchronization

/// Tables that all arenas of a run share, each computed once: compiled distributions, the day factors of campaigns, and what
/// merchants see of the desk and the appeals queue.
///
/// Compiling a gamma distribution takes as long as simulating hundreds of days, and a run has an arena for
/// each thread and segment, each of up to three simulations. Any thread may ask; what it gets does not
/// depend on who asked before.
public final class SharedTables: Sendable {
  private struct Contents {
    var samplers: [Distribution: Sampler] = [:]
    var dayFactors: [DayFactors: [Double]] = [:]
  }

  /// What the factors of the days depend on.
  private struct DayFactors: Hashable {
    let kind: ContactKind
    let campaigns: [Campaign]
    let calendar: StudyCalendar
  }

  // Whoever asks for what is being made waits: that is as fast as making it twice.
  private let contents = Mutex(Contents())

  /// What calls meet at the desk; nil for a desk that is never busy.
  package let deskLaw: DeskLaw?
  /// How long appeals wait; nil where nobody is before them.
  package let appealLaw: AppealLaw?

  /// Tables of nothing yet.
  public init() { (deskLaw, appealLaw) = (nil, nil) }

  /// Tables of nothing yet but what merchants see of the places that they share.
  package init(deskLaw: DeskLaw?, appealLaw: AppealLaw? = nil) {
    (self.deskLaw, self.appealLaw) = (deskLaw, appealLaw)
  }

  /// A distribution made ready for draws.
  func sampler(of distribution: Distribution) -> Sampler {
    contents.withLock {
      if let known = $0.samplers[distribution] { return known }
      let sampler = distribution.sampler()
      $0.samplers[distribution] = sampler
      return sampler
    }
  }

  /// What each simulated day's mean of a kind is multiplied by: see ``Campaign/dayFactors(of:in:on:)``.
  func dayFactors(
    of kind: ContactKind, in campaigns: [Campaign], on calendar: StudyCalendar
  ) -> [Double] {
    let asked = DayFactors(kind: kind, campaigns: campaigns, calendar: calendar)
    return contents.withLock {
      if let known = $0.dayFactors[asked] { return known }
      let factors = Campaign.dayFactors(of: kind, in: campaigns, on: calendar)
      $0.dayFactors[asked] = factors
      return factors
    }
  }
}
