import SimKernel

/// Words that a merchant's state is written to, or read from, field by field.
///
/// One description of a value serves both, so that no field can be written and not read:
///
/// ```swift
/// mutating func transfer(_ archive: inout SnapshotArchive) {
///   archive.transfer(&idleSince, .idleSince)
///   archive.transfer(&rosteredWork, .rosteredWork, if: isWorking, else: .zero)
/// }
/// ```
///
/// Equal words must mean equal futures, and the other way round as often as possible. So a field that no future can
/// depend on is written as a constant, and slots are written as the order in which their elements are.
struct SnapshotArchive: ~Copyable {
  /// What the archive does to the fields that it is shown.
  enum Direction: BitwiseCopyable {
    /// Appends them to the words; they stay as they are.
    case writing
    /// Sets them from the words, from a position on.
    case reading
  }

  private(set) var direction = Direction.writing
  /// The words. Whoever keeps them lends them for a transfer.
  var words = Buffer<UInt64>(capacity: 1_024)
  /// Where the next field is read.
  private var position = 0
  /// The number of each contact and ring in the words, by slot.
  private var contactNumbers = Buffer<UInt32>(capacity: 64)
  private var ringNumbers = Buffer<UInt32>(capacity: 16)
  private var contactCount: UInt32 = 0
  private var ringCount: UInt32 = 0
  /// The pending events of the snapshot that is written, in the order in which they are to happen.
  var events = Buffer<PendingEvent>(capacity: 64)
  /// When the ring began that rings longest, of those that were transferred.
  private(set) var oldestRing = SimTime.distantFuture
  /// The earliest day on which something can be booked that was transferred.
  private(set) var oldestDay = Int.max
  /// A field that is left as it is on reading: for finding out whether its loss would be noticed.
  var lost: SnapshotField?

  init() {}

  var isReading: Bool {
    @inline(__always) get { direction == .reading }
  }

  /// Begins to write another snapshot behind the words that are there.
  mutating func beginWriting() {
    begin(.writing)
    contactCount = 0
    ringCount = 0
  }

  /// Begins to read a snapshot at a position.
  mutating func beginReading(at start: Int) {
    begin(.reading)
    position = start
  }

  private mutating func begin(_ direction: Direction) {
    self.direction = direction
    oldestRing = .distantFuture
    oldestDay = .max
  }

  /// Notes that something which was transferred can be booked on a day.
  @inline(__always)
  mutating func note(day: Int) { oldestDay = min(oldestDay, day) }

  /// Notes that a ring was transferred, which began at an instant and is booked on that day.
  @inline(__always)
  mutating func note(ringFrom start: SimTime) {
    oldestRing = min(oldestRing, start)
    note(day: start.dayIndex)
  }

  // MARK: Fields

  /// Transfers a field of up to 64 bits.
  ///
  /// - Precondition: The field has no gaps between its parts, or equal values could differ in words.
  @inline(__always)
  mutating func transfer<Value: BitwiseCopyable>(_ value: inout Value, _ field: SnapshotField) {
    if isReading {
      let read = words.read(Value.self, at: &position)
      if field != lost { value = read }
    } else {
      words.append(bitsOf: value)
    }
  }

  /// Transfers a field that the future depends on only in some case, and a constant in all others.
  @inline(__always)
  mutating func transfer<Value: BitwiseCopyable>(
    _ value: inout Value, _ field: SnapshotField, if matters: Bool, else constant: Value
  ) {
    if isReading || matters {
      transfer(&value, field)
    } else {
      words.append(bitsOf: constant)
    }
  }

  /// Transfers what shapes the words that follow: a count, a switch.
  @inline(__always)
  mutating func transfer<Value: BitwiseCopyable>(shape value: inout Value) {
    if isReading {
      value = words.read(Value.self, at: &position)
    } else {
      words.append(bitsOf: value)
    }
  }

  // MARK: Slots

  /// Gives the contact of a slot the next number, as it is written.
  mutating func number(_ slot: Slot<Contact>) {
    SnapshotArchive.set(contactCount, of: slot.index, in: &contactNumbers)
    contactCount += 1
  }

  /// Gives the ring of a slot the next number, as it is written.
  mutating func number(_ slot: Slot<Ring>) {
    SnapshotArchive.set(ringCount, of: slot.index, in: &ringNumbers)
    ringCount += 1
  }

  /// Transfers the slot of a contact that was transferred before, or none. As a snapshot is read, slots are handed out in
  /// the order of the numbers.
  mutating func transfer(_ slot: inout Slot<Contact>, _ field: SnapshotField) {
    var number = isReading || slot.isNone ? slot : Slot(rawValue: contactNumbers[slot.index])
    transfer(&number.bits, field)
    if isReading { slot = number }
  }

  /// The same for a slot that shapes the words that follow.
  mutating func transfer(shape slot: inout Slot<Contact>) {
    var number = isReading ? slot : Slot(rawValue: contactNumbers[slot.index])
    transfer(shape: &number.bits)
    if isReading { slot = number }
  }

  /// The same for a ring.
  mutating func transfer(_ slot: inout Slot<Ring>, _ field: SnapshotField) {
    var number = isReading || slot.isNone ? slot : Slot(rawValue: ringNumbers[slot.index])
    transfer(&number.bits, field)
    if isReading { slot = number }
  }

  private static func set(_ number: UInt32, of index: Int, in numbers: inout Buffer<UInt32>) {
    while numbers.count <= index { numbers.append(.max) }
    numbers[index] = number
  }
}

extension Slot {
  /// The number, to be transferred as bits.
  fileprivate var bits: UInt32 {
    get { rawValue }
    set { self = Slot(rawValue: newValue) }
  }
}
