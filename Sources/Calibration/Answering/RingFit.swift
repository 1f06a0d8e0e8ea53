import MerchantModel

/// How soon one agent picks up, by the rings of a log: of n agents who rang together it holds the first.
package struct RingFit: Sendable {
  /// One agent's chance and delay.
  package let fit: FirstPickUpFit
  /// The rings.
  package let sample: RingSample
  /// Whether agents on shift alone are meant: the log says who was present.
  package let isOnShift: Bool

  /// The fewest answered rings.
  static let fewest = 30

  /// Fits the delays of all families, and keeps the one of the least criterion.
  ///
  /// Legs of one customer that began at the same instant rang together. Where the log has presence, agents who were absent
  /// are left out, and an answer by one of them ends the ring unanswered.
  ///
  /// - Throws: ``FitError``, with too few answered rings too.
  /// - Complexity: O(n log n) for n legs, and that of the fits.
  init(_ log: TidyLog, merchants: [Int]) throws(FitError) {
    let shifts = PresenceTable(log)
    isOnShift = shifts.isKnown
    let wanted = Set(merchants)
    let legs = log.events.enumerated().filter {
      $0.element.subject == .ring && wanted.contains($0.element.merchant)
    }.sorted { left, right in
      (left.element.merchant, left.element.contact, left.element.start, left.offset)
        < (right.element.merchant, right.element.contact, right.element.start, right.offset)
    }.map(\.element)
    var rings: [RingSample.Ring] = []
    var place = 0
    while place < legs.count {
      let first = legs[place]
      let together = legs[place...].prefix {
        $0.merchant == first.merchant && $0.contact == first.contact && $0.start == first.start
      }
      place += together.count
      let present = together.filter { shifts.isPresent($0) }
      // Whoever answers ends the ring for all.
      let winner = together.first { $0.outcome == "answered" }
      guard let span = winner?.duration ?? together.compactMap(\.duration).max(), !present.isEmpty
      else { continue }
      rings.append(
        RingSample.Ring(
          seconds: span.seconds, agents: present.count,
          isAnswered: present.contains { $0.outcome == "answered" }))
    }
    sample = try RingSample(rings, resolution: log.resolution)
    guard sample.answered >= Double(Self.fewest) else {
      throw .tooFew(observed: sample.answered, needed: Self.fewest)
    }
    var best: FirstPickUpFit?
    var problem: FitError?
    for family in LawFamily.plain {
      do throws(FitError) {
        let next = try FirstPickUpFit(family, to: sample)
        if best.map({ next.aic < $0.aic }) ?? true { best = next }
      } catch {
        problem = problem ?? error
      }
    }
    guard let best else { throw problem ?? .notIdentified(what: "the delay") }
    fit = best
  }
}

/// When agents were present, by their spells in a log.
struct PresenceTable {
  private struct Agent: Hashable {
    let merchant: Int
    let name: String
  }

  private var spells: [Agent: [(start: Int64, end: Int64)]] = [:]
  /// Whether the log has such spells at all.
  let isKnown: Bool

  /// The spells of a log whose ends it knows.
  init(_ log: TidyLog) {
    var any = false
    for event in log.events where event.subject == .presence && event.outcome == "present" {
      guard let duration = event.duration else { continue }
      any = true
      spells[Agent(merchant: event.merchant, name: event.agent), default: []].append(
        (event.start, event.start + duration))
    }
    isKnown = any
  }

  /// Whether the agent of a ring was present as it began; yes where the log does not say.
  func isPresent(_ ring: TidyLog.Event) -> Bool {
    guard isKnown else { return true }
    let own = spells[Agent(merchant: ring.merchant, name: ring.agent)] ?? []
    // Spells are in order of time: the last that began before.
    var (low, high) = (0, own.count)
    while low < high {
      let middle = (low + high) / 2
      if own[middle].start <= ring.start { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ring.start < own[low - 1].end
  }
}
