/// Calls as a rule counts them.
struct CallCount: BitwiseCopyable, Hashable {
  var offered: Int64 = 0
  var answered: Int64 = 0

  @inline(__always)
  mutating func add(answered wasAnswered: Bool) {
    offered += 1
    if wasAnswered { answered += 1 }
  }

  static func + (left: CallCount, right: CallCount) -> CallCount {
    CallCount(offered: left.offered + right.offered, answered: left.answered + right.answered)
  }
}
