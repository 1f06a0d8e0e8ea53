/// The place of an element in a ``Slab``: good for elements of one type, and no number to calculate with.
struct Slot<Element>: BitwiseCopyable, Hashable, Sendable {
  /// The number of the place, from 0.
  let rawValue: UInt32

  @inline(__always)
  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// No place.
  static var none: Slot {
    @inline(__always) get { Slot(rawValue: .max) }
  }

  var isNone: Bool {
    @inline(__always) get { rawValue == .max }
  }

  /// The number, for tables that are kept beside a slab.
  var index: Int {
    @inline(__always) get { Int(rawValue) }
  }
}
