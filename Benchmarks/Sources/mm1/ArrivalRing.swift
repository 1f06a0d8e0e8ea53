/// When those in the system arrived, first come first: a ring that doubles when it is full.
struct ArrivalRing: ~Copyable {
  private var times: UnsafeMutablePointer<Int64>
  private var mask = 1_023
  private var head = 0
  private(set) var count = 0

  init() {
    times = .allocate(capacity: mask + 1)
  }

  deinit {
    times.deallocate()
  }

  mutating func append(_ time: Int64) {
    if count > mask { grow() }
    times[(head &+ count) & mask] = time
    count &+= 1
  }

  /// Takes off the earliest. The ring must not be empty.
  mutating func removeFirst() -> Int64 {
    let time = times[head]
    head = (head &+ 1) & mask
    count &-= 1
    return time
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Int64>.allocate(capacity: 2 * (mask + 1))
    for index in 0..<count { larger[index] = times[(head + index) & mask] }
    times.deallocate()
    times = larger
    mask = 2 * mask + 1
    head = 0
  }
}
