import SimKernel

/// The calls that ring, and what each of them and each agent have had to do with each other.
///
/// ```
///              agent 0      agent 1      agent 2
///   ring 0     offer        offer        offer       + a hunt's state + neighbours in the line
///   ring 1     offer        offer        offer       + a hunt's state + neighbours in the line
/// ```
///
/// Beside the offers, each ring has as many places for the answers that are pending, by their time, and for the
/// order of its hunt. Only calls that ring everybody until they end keep nothing but their answers.
struct RingTable: ~Copyable {
  private let inPlace = InPlace()
  private let agentCount: Int
  /// Whether offers and hunts are kept at all.
  private let keepsOffers: Bool
  private var rings = Slab<Ring>()
  private var answers = Buffer<PendingAnswer>()
  private var hunts = Buffer<HuntState>()
  private var order = Buffer<AgentIndex>()
  private var offers = Buffer<AgentOffer>()
  /// What happens next to each ring that keeps offers, on the event list.
  private var nextEvents = Buffer<EventHandle?>()
  private var line = Line()
  /// The ranks of a hunt's order while it is made.
  private var ranks = Buffer<Int64>()

  init(agents: Int, keepsOffers: Bool) {
    agentCount = agents
    self.keepsOffers = keepsOffers
  }

  // MARK: Rings

  /// How many calls ring.
  var count: Int { rings.count }

  subscript(slot: Slot<Ring>) -> Ring {
    @inline(__always) unsafeAddress { unsafe rings.address(of: slot) }
    @inline(__always) unsafeMutableAddress { unsafe rings.mutableAddress(of: slot) }
  }

  /// Adds a ring of which nobody knows yet.
  ///
  /// - Parameter joinsLine: Whether agents who become free are offered it.
  @inline(__always)
  mutating func insert(_ ring: Ring, joinsLine: Bool) -> Slot<Ring> {
    let slot = rings.insert(ring)
    makeRoom(for: slot)
    if keepsOffers { forgetOffers(of: slot) }
    if joinsLine { line.append(slot) }
    return slot
  }

  /// Removes a ring that has ended, and returns it.
  @inline(__always)
  mutating func take(_ slot: Slot<Ring>, leavesLine: Bool) -> Ring {
    if leavesLine { line.remove(slot) }
    return rings.take(slot)
  }

  /// Calls a closure with each ring.
  func forEachRing(_ body: (Ring) -> Void) { rings.forEach(body) }

  /// Removes all rings and keeps the memory.
  mutating func removeAll() {
    rings.removeAll()
    line.removeAll()
  }

  @inline(__always)
  private mutating func makeRoom(for slot: Slot<Ring>) {
    let places = (slot.index + 1) * agentCount
    while answers.count < places { answers.append(PendingAnswer(at: .zero, agent: .none)) }
    guard keepsOffers else { return }
    while hunts.count <= slot.index {
      hunts.append(HuntState())
      nextEvents.append(nil)
    }
    while offers.count < places {
      offers.append(AgentOffer())
      order.append(.none)
    }
    line.makeRoom(for: slot)
  }

  private mutating func forgetOffers(of slot: Slot<Ring>) {
    hunts[slot.index] = HuntState()
    nextEvents[slot.index] = nil
    for agent in 0..<agentCount { offers[slot.index * agentCount + agent] = AgentOffer() }
  }

  // MARK: Answers

  /// Puts an answer in its place: by the time of the pick-up, then as agents are listed or joined.
  @inline(__always)
  mutating func add(_ answer: PendingAnswer, to slot: Slot<Ring>) {
    let first = slot.index * agentCount
    var place = first + rings[slot].pendingAnswers
    while place > first + rings[slot].answersTried && answers[place - 1].at > answer.at {
      answers[place] = answers[place - 1]
      place -= 1
    }
    answers[place] = answer
    rings[slot].pendingAnswers += 1
  }

  /// When the next answer comes due; nil if none does.
  @inline(__always)
  func nextAnswer(to slot: Slot<Ring>) -> SimTime? {
    let tried = rings[slot].answersTried
    guard tried < rings[slot].pendingAnswers else { return nil }
    return answers[slot.index * agentCount + tried].at
  }

  /// Takes the next answer, which is due.
  @inline(__always)
  mutating func takeAnswer(to slot: Slot<Ring>) -> AgentIndex {
    let agent = answers[slot.index * agentCount + rings[slot].answersTried].agent
    rings[slot].answersTried += 1
    return agent
  }

  /// Drops an agent's answer to a ring, and those that were tried.
  mutating func dropAnswers(of agent: AgentIndex, to slot: Slot<Ring>) {
    let first = slot.index * agentCount
    var kept = first
    for place in (first + rings[slot].answersTried)..<(first + rings[slot].pendingAnswers)
    where answers[place].agent != agent {
      answers[kept] = answers[place]
      kept += 1
    }
    rings[slot].answersTried = 0
    rings[slot].pendingAnswers = kept - first
  }

  // MARK: Offers

  /// What a ring and an agent have had to do with each other.
  subscript(slot: Slot<Ring>, agent: AgentIndex) -> AgentOffer {
    @inline(__always) unsafeAddress {
      unsafe offers.address(of: slot.index * agentCount + agent.place)
    }
    @inline(__always) unsafeMutableAddress {
      unsafe offers.mutableAddress(of: slot.index * agentCount + agent.place)
    }
  }

  /// What happens next to a ring, on the event list.
  subscript(nextEventOf slot: Slot<Ring>) -> EventHandle? {
    @inline(__always) unsafeAddress { unsafe nextEvents.address(of: slot.index) }
    @inline(__always) unsafeMutableAddress { unsafe nextEvents.mutableAddress(of: slot.index) }
  }

  /// Notes what happens next to a ring, if such rings may be rescheduled.
  mutating func setNextEvent(_ handle: EventHandle, of slot: Slot<Ring>) {
    if keepsOffers { nextEvents[slot.index] = handle }
  }

  // MARK: Hunts

  /// How far a ring's hunt has got.
  subscript(huntOf slot: Slot<Ring>) -> HuntState {
    @inline(__always) unsafeAddress { unsafe hunts.address(of: slot.index) }
    @inline(__always) unsafeMutableAddress { unsafe hunts.mutableAddress(of: slot.index) }
  }

  /// Puts an agent into the order of a hunt: by rank, the lowest first, then as they are added.
  mutating func addToOrder(_ agent: AgentIndex, rank: Int64, of slot: Slot<Ring>) {
    let first = slot.index * agentCount
    let length = Int(hunts[slot.index].length)
    while ranks.count < agentCount { ranks.append(0) }
    var place = length
    while place > 0 && ranks[place - 1] > rank {
      ranks[place] = ranks[place - 1]
      order[first + place] = order[first + place - 1]
      place -= 1
    }
    ranks[place] = rank
    order[first + place] = agent
    hunts[slot.index].length += 1
    self[slot, agent].isInOrder = true
  }

  /// The agent at a position of a hunt's order.
  @inline(__always)
  func agent(at position: Int32, of slot: Slot<Ring>) -> AgentIndex {
    order[slot.index * agentCount + Int(position)]
  }

  // MARK: The line

  /// The call that rings longest among those which agents who become free are offered.
  var oldest: Slot<Ring> { line.oldest }

  /// The next younger one.
  func younger(than slot: Slot<Ring>) -> Slot<Ring> { line.younger(than: slot) }

  /// Calls in the order in which they began to ring, linked through their slots.
  ///
  /// Not private: a debug build of Swift 6.3 loses the descriptors of private types that other files destroy.
  struct Line: ~Copyable {
    private(set) var oldest = Slot<Ring>.none
    private var youngest = Slot<Ring>.none
    private var neighbours = Buffer<Neighbours>()

    /// The calls before and behind one.
    struct Neighbours: BitwiseCopyable {
      var older: Slot<Ring>
      var younger: Slot<Ring>
    }

    mutating func makeRoom(for slot: Slot<Ring>) {
      while neighbours.count <= slot.index {
        neighbours.append(Neighbours(older: .none, younger: .none))
      }
    }

    func younger(than slot: Slot<Ring>) -> Slot<Ring> { neighbours[slot.index].younger }

    mutating func append(_ slot: Slot<Ring>) {
      neighbours[slot.index] = Neighbours(older: youngest, younger: .none)
      if youngest.isNone { oldest = slot } else { neighbours[youngest.index].younger = slot }
      youngest = slot
    }

    mutating func remove(_ slot: Slot<Ring>) {
      let (older, younger) = (neighbours[slot.index].older, neighbours[slot.index].younger)
      if older.isNone { oldest = younger } else { neighbours[older.index].younger = younger }
      if younger.isNone { youngest = older } else { neighbours[younger.index].older = older }
    }

    mutating func removeAll() {
      oldest = .none
      youngest = .none
    }
  }

  // MARK: Snapshots

  /// Transfers a ring and its dealings with the agents; on reading the ring is new, and in no line yet.
  mutating func transfer(_ slot: Slot<Ring>, _ archive: inout SnapshotArchive) {
    rings[slot].transfer(&archive)
    let first = slot.index * agentCount
    for place in first..<(first + rings[slot].pendingAnswers) { answers[place].transfer(&archive) }
    guard keepsOffers else { return }
    hunts[slot.index].transfer(&archive)
    for place in first..<(first + Int(hunts[slot.index].length)) {
      archive.transfer(&order[place], .huntedAgent)
    }
    for place in first..<(first + agentCount) { offers[place].transfer(&archive) }
  }

  /// Transfers the line of rings that were transferred before.
  mutating func transferLine(_ archive: inout SnapshotArchive) {
    if archive.isReading {
      var count = 0
      archive.transfer(shape: &count)
      for _ in 0..<count {
        var slot = Slot<Ring>.none
        archive.transfer(&slot, .lineOfRings)
        line.append(slot)
      }
    } else {
      var count = 0
      var slot = line.oldest
      while !slot.isNone {
        count += 1
        slot = line.younger(than: slot)
      }
      archive.transfer(shape: &count)
      slot = line.oldest
      while !slot.isNone {
        var written = slot
        archive.transfer(&written, .lineOfRings)
        slot = line.younger(than: slot)
      }
    }
  }
}
