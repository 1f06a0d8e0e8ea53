import MerchantModel
import SimKernel

/// The durations of a log of events, and the laws that fit them.
package struct DurationFits: Sendable {
  /// What lasts.
  enum Subject: String, Sendable {
    case talks, patience, ringingAgain, comingBack, presence
  }

  /// A duration with its laws.
  package struct Fit: Sendable {
    /// What it is, and of which kind of contacts; nil for all kinds together.
    let subject: Subject
    let kind: String?
    /// What it is, in words.
    package let name: String
    /// The scenario's keys that take the law.
    package let paths: [[String]]
    /// The durations.
    package let sample: CensoredSample
    /// The laws, the best first.
    package let ranking: LawRanking
  }

  /// What could be fitted.
  package private(set) var fits: [Fit] = []
  /// What could not, and why.
  package private(set) var silences: [String] = []

  /// The fewest durations that were followed to their end.
  static let fewest = 20
  /// With more rows every law is refused, so that no bootstrap is made.
  static let mostBootstrapped = 5_000.0
  /// Talks shorter than this are a spike of their own: agents who hung up.
  static let shortTalk = 10.0

  /// Fits laws to talks, to customers' patience while it rings, to their delay until they ring again, and to merchants' delay until they
  /// switch the feature on again.
  ///
  /// - Parameters:
  ///   - log: A log of events.
  ///   - kinds: Which kinds of the scenario a kind of the log stands for; nil for all kinds of the log together.
  ///   - penalty: How long a suspension lasts at least.
  ///   - seed: Of the bootstrap.
  init(_ log: TidyLog, kinds: [(kind: Int?, names: [String])], penalty: SimDuration, seed: UInt64) {
    let resolution = log.resolution
    for (kind, names) in kinds {
      let talks = log.events.filter {
        $0.subject == .call && $0.outcome == "answered" && (kind == nil || $0.kind == kind)
      }.compactMap(\.duration).filter { $0 > 0 || resolution != nil }
      add(
        .talks, kind: kind == nil ? nil : names.joined(separator: ", "),
        kind == nil ? "talks" : "talks of the kind \(names.joined(separator: ", "))",
        names.map { ["kinds", $0, "video"] }, talks.map { .init(seconds: $0.seconds) }, resolution,
        isSpiked: true, seed)
    }
    let waits = log.events.filter { $0.subject == .call }.compactMap { event in
      event.wait.flatMap { wait in
        wait > 0
          ? CensoredSample.Row(
            seconds: wait.seconds, isCensored: event.outcome != "abandoned") : nil
      }
    }
    add(
      .patience, "patience while it rings",
      [["customer", "ringPatience"]], waits, resolution, seed)
    add(
      .ringingAgain, "delay until a customer rings again", [["customer", "afterMiss", "delay"]],
      log.delaysOfRingingAgain.filter { $0 > 0 }.map { .init(seconds: $0.seconds) }, resolution,
      seed)
    let off = log.events.filter { $0.subject == .suspension }.compactMap(\.duration)
      .map { $0 - penalty.microseconds }.filter { $0 > 0 }
    add(
      .comingBack, "delay until a merchant comes back", [["rule", "returnDelay"]],
      off.map { .init(seconds: $0.seconds) }, resolution, seed)
  }

  /// The laws of the spells in which agents were there, which no key of a scenario takes: rosters have fixed hours.
  ///
  /// - Returns: Nil where the log has too few whose end it knows.
  static func presence(_ log: TidyLog, seed: UInt64) -> Fit? {
    let spells = log.events.filter { $0.subject == .presence && $0.outcome == "present" }
      .compactMap(\.duration).filter { $0 > 0 }
    var fits = DurationFits()
    fits.add(
      .presence, "spells of presence", [], spells.map { .init(seconds: $0.seconds) },
      log.resolution, seed)
    return fits.fits.first
  }

  private init() {}

  private mutating func add(
    _ subject: Subject, kind: String? = nil, _ name: String, _ paths: [[String]],
    _ rows: [CensoredSample.Row], _ resolution: Double?,
    isSpiked: Bool = false, _ seed: UInt64
  ) {
    let ended = rows.count { !$0.isCensored }
    guard ended >= Self.fewest else {
      silences.append(
        "\(name): \(ended == 0 ? "none" : "only \(ended)") in the log, so that no law is fitted")
      return
    }
    do throws(FitError) {
      let sample = try CensoredSample(rows, resolution: resolution)
      var families = LawFamily.plain
      if isSpiked && rows.contains(where: { $0.seconds < Self.shortTalk }) {
        families += try LawFamily.withSpike(below: Self.shortTalk)
      }
      let samples = sample.size <= Self.mostBootstrapped ? 99 : 0
      let ranking = try LawRanking(sample, families: families, samples: samples, seed: seed)
      fits.append(
        Fit(
          subject: subject, kind: kind, name: name, paths: paths,
          sample: sample, ranking: ranking))
    } catch {
      silences.append("\(name): no law is fitted, since \(error)")
    }
  }
}

extension Int64 {
  /// Microseconds as seconds.
  var seconds: Double { Double(self) / 1e6 }
}

extension TidyLog {
  /// One second where every span of the log is a whole number of them.
  var resolution: Double? {
    let spans = events.flatMap { [$0.wait, $0.duration].compactMap { $0 } }
    return spans.allSatisfy { $0 % 1_000_000 == 0 } ? 1 : nil
  }

  /// From the end of a missed ring to the same customer's next one.
  var delaysOfRingingAgain: [Int64] {
    var missed: [[String]: Int64] = [:]
    var delays: [Int64] = []
    for event in events where event.subject == .call && !event.contact.isEmpty {
      let customer = [String(event.merchant), event.contact]
      if let end = missed.removeValue(forKey: customer), event.start > end {
        delays.append(event.start - end)
      }
      if event.outcome != "answered", let wait = event.wait {
        missed[customer] = event.start + wait
      }
    }
    return delays
  }
}
