import SimKernel

/// A 64-bit digest of every event of a run: what happened, to which slot, when.
///
/// Each merchant's events are digested in their order; the merchants' digests are added up, so it does not
/// matter in which order merchants are simulated. Two runs with one fingerprint have, but for a chance of
/// about 1 in 2^64, the same events; a change that moves, adds or drops a single event changes it.
public struct Fingerprint: Hashable, Sendable, BitwiseCopyable {
  private var sum: UInt64 = 0

  /// The fingerprint of nothing.
  public init() {}

  /// Adds the merchants of another fingerprint.
  public static func += (left: inout Fingerprint, right: Fingerprint) {
    left.sum &+= right.sum
  }

  /// Adds a merchant: its digest mixed with who it is, so that two merchants who change places show.
  mutating func add(_ digest: UInt64, replication: UInt64, subject: UInt64) {
    sum &+= FingerprintTrace.mixed(
      FingerprintTrace.mixed(digest ^ FingerprintTrace.mixed(replication)) ^ subject)
  }
}

extension Fingerprint: CustomStringConvertible {
  /// 16 hexadecimal digits.
  public var description: String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Digests the events of one merchant.
struct FingerprintTrace: MerchantObserver {
  typealias Event = MerchantEvent

  /// Starts at a number of no meaning, so that even a first event of all zeros changes it.
  private(set) var digest = FingerprintTrace.start

  private static var start: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  mutating func willRun(_ event: MerchantEvent, at time: SimTime) {
    // One multiplication an event: the product's high half folded into its low half carries every
    // bit of the event into all that follow.
    let word = UInt64(bitPattern: time.microseconds) ^ event.code &* 0xD6E8_FEB8_6659_FD93
    let product = (digest ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    digest = product.high ^ product.low &+ word
  }

  mutating func restart() {
    digest = FingerprintTrace.start
  }

  /// The finaliser of MurmurHash3 by Appleby, with constants of Stafford's variant 13: a bijection.
  static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

extension MerchantEvent {
  /// A number for the event: what happens above, to which slot below.
  @inline(__always)
  var code: UInt64 {
    func code(_ event: UInt64) -> UInt64 { event << 32 }
    func code(_ event: UInt64, _ slot: Slot<some Any>) -> UInt64 {
      event << 32 | UInt64(slot.rawValue)
    }
    return switch self {
    case .midnight: code(1)
    case .featureReturns: code(2)
    case .shiftStarts: code(3)
    case .arrival: code(4)
    case .chatPatienceEnds(let contact): code(5, contact)
    case .chatEnds(let contact): code(6, contact)
    case .tap(let contact): code(7, contact)
    case .cardExpires(let contact): code(8, contact)
    case .pickUp(let ring): code(9, ring)
    case .ringEnds(let ring): code(10, ring)
    case .callEnds(let contact): code(11, contact)
    case .contactReturns(let contact): code(12, contact)
    case .offerEnds(let ring): code(13, ring)
    case .agentStateChanges(let ring): code(14, ring)
    case .deskAnswers(let ring): code(15, ring)
    case .callBackDue(let contact): code(16, contact)
    case .selfCall: code(17)
    case .deskReached(let contact): code(18, contact)
    case .deskLeft(let contact): code(19, contact)
    case .replyDue(let contact): code(20, contact)
    case .customerAnswers(let contact): code(21, contact)
    case .assistantEnds(let contact): code(22, contact)
    case .assistantHandsOver(let contact): code(23, contact)
    case .appealFiled(let number): code(24) | UInt64(number)
    case .appealDecided(let number): code(25) | UInt64(number)
    }
  }
}
