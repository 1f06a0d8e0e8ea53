import SimKernel

/// The chats that agents hold, kept where it matters when they are seen or how many are open.
///
/// A chat has one event pending: ``MerchantEvent/replyDue(contact:)`` until the agent has replied, and then
/// ``MerchantEvent/chatEnds(contact:)``.
struct HeldChats: ~Copyable {
  private let inPlace = InPlace()
  private var agents: Buffer<AgentChats>
  /// By the slot of the contact.
  private var chats = Buffer<HeldChat>(capacity: 8)

  /// The chats of some agents, none to begin with.
  ///
  /// - Parameter count: How many agents; 0 where chats are not kept.
  init(agents count: Int) {
    agents = Buffer(repeating: AgentChats(), count: count)
  }

  /// Forgets all chats and keeps the memory.
  mutating func removeAll() {
    for agent in 0..<agents.count { agents[agent] = AgentChats() }
    chats.removeAll()
  }

  /// What an agent holds.
  subscript(agent: AgentIndex) -> AgentChats {
    get { agents[agent.place] }
    set { agents[agent.place] = newValue }
  }

  /// What is kept of a contact's chat.
  subscript(slot: Slot<Contact>) -> HeldChat {
    get { slot.index < chats.count ? chats[slot.index] : HeldChat() }
    set {
      while chats.count <= slot.index { chats.append(HeldChat()) }
      chats[slot.index] = newValue
    }
  }

  // MARK: Chats not seen yet

  /// Gives an agent a chat that it has not seen.
  mutating func addUnseen(
    _ slot: Slot<Contact>, to agent: AgentIndex, in contacts: inout ContactStore
  ) {
    agents[agent.place].unseen.append(slot, in: &contacts)
  }

  /// Takes from an agent a chat that it had not seen before.
  mutating func removeUnseen(
    _ slot: Slot<Contact>, from agent: AgentIndex, in contacts: inout ContactStore
  ) {
    agents[agent.place].unseen.remove(slot, in: &contacts)
  }

  // MARK: Open chats

  /// Lets an agent's open chats have advanced up to now, each at the speed of the time since the last call.
  mutating func advance(_ agent: AgentIndex, to now: SimTime) {
    let elapsed = Double((now - agents[agent.place].advancedAt).microseconds)
    if agents[agent.place].openCount > 0 {
      agents[agent.place].advanced += elapsed * agents[agent.place].speed
    }
    agents[agent.place].advancedAt = now
  }

  /// Opens a chat with some work.
  mutating func open(
    _ slot: Slot<Contact>, at agent: AgentIndex, work: SimDuration,
    in contacts: inout ContactStore
  ) {
    agents[agent.place].open.append(slot, in: &contacts)
    agents[agent.place].openCount += 1
    self[slot].finish = agents[agent.place].advanced + Double(work.microseconds)
    self[slot].event = nil
  }

  /// Closes a chat.
  mutating func close(
    _ slot: Slot<Contact>, at agent: AgentIndex, in contacts: inout ContactStore
  ) {
    agents[agent.place].open.remove(slot, in: &contacts)
    agents[agent.place].openCount -= 1
    // Without chats everything begins anew, so that worlds that part here become alike again.
    if agents[agent.place].openCount == 0 {
      agents[agent.place].advanced = 0
      agents[agent.place].speed = 1
    }
  }

  /// How long an open chat still takes at the present speed; nil if it stands still.
  func timeLeft(of slot: Slot<Contact>, at agent: AgentIndex) -> SimDuration? {
    let work = max(chats[slot.index].finish - agents[agent.place].advanced, 0)
    let speed = agents[agent.place].speed
    guard speed > 0 else { return work > 0 ? nil : .zero }
    return SimDuration(seconds: work / speed / 1e6)
  }

  // MARK: Snapshots

  /// Transfers the chats of all agents, after the events and contacts.
  mutating func transfer(_ contacts: inout ContactStore, _ archive: inout SnapshotArchive) {
    for agent in 0..<agents.count {
      agents[agent].transfer(&archive)
      transferUnseen(of: agent, &contacts, &archive)
      transferOpen(of: agent, &contacts, &archive)
    }
  }

  private mutating func transferUnseen(
    of agent: Int, _ contacts: inout ContactStore, _ archive: inout SnapshotArchive
  ) {
    var slot = agents[agent].unseen.first
    var count = HeldChats.count(from: slot, in: contacts)
    archive.transfer(shape: &count)
    for _ in 0..<count {
      var current = slot
      archive.transfer(shape: &current)
      self[current].transfer(&archive)
      if archive.isReading {
        agents[agent].unseen.append(current, in: &contacts)
      } else {
        slot = contacts[slot].behind
      }
    }
  }

  private mutating func transferOpen(
    of agent: Int, _ contacts: inout ContactStore, _ archive: inout SnapshotArchive
  ) {
    var slot = agents[agent].open.first
    var count = HeldChats.count(from: slot, in: contacts)
    archive.transfer(shape: &count)
    for _ in 0..<count {
      var current = slot
      archive.transfer(shape: &current)
      archive.transfer(&self[current].finish, .chatFinish)
      if archive.isReading {
        agents[agent].open.append(current, in: &contacts)
      } else {
        slot = contacts[slot].behind
      }
    }
  }

  private static func count(from first: Slot<Contact>, in contacts: borrowing ContactStore) -> Int {
    var count = 0
    var slot = first
    while !slot.isNone {
      count += 1
      slot = contacts[slot].behind
    }
    return count
  }
}

/// What an agent holds: chats it has not seen, in the order in which they were given, and open ones, in the order of the replies.
struct AgentChats: BitwiseCopyable {
  var unseen = ChatQueue()
  var open = ChatQueue()
  /// How many are open.
  var openCount: Int32 = 0
  /// How much work, in microseconds, each chat that was open all the time has had since the agent last had none.
  var advanced = 0.0
  /// Up to when.
  var advancedAt = SimTime.distantPast
  /// The speed since then.
  var speed = 1.0

  mutating func transfer(_ archive: inout SnapshotArchive) {
    archive.transfer(&openCount, .openChats)
    archive.transfer(&advanced, .chatsAdvanced, if: openCount > 0, else: 0)
    archive.transfer(&advancedAt, .chatsAdvancedAt, if: openCount > 0, else: .distantPast)
    archive.transfer(&speed, .chatSpeed, if: openCount > 0, else: 1)
  }
}

/// What is kept of a chat that an agent holds.
struct HeldChat: BitwiseCopyable {
  /// The reply, or the end of the chat.
  var event: EventHandle?
  /// When the agent was given the chat.
  var assignedAt = SimTime.distantPast
  /// When the customer leaves without a reply.
  var patienceEndsAt = SimTime.distantFuture
  /// When the agent replies, unless the state changes first.
  var repliesAt = SimTime.distantFuture
  /// The state of the agent by which that was drawn.
  var state = AgentState.offShift
  /// How often it was drawn on this visit to the queue.
  var draws: UInt32 = 0
  /// Once it is open: how much work each open chat of the agent has had as it ends; see ``AgentChats/advanced``.
  var finish = 0.0

  mutating func transfer(_ archive: inout SnapshotArchive) {
    archive.transfer(&assignedAt, .assignedAt)
    archive.transfer(&patienceEndsAt, .patienceEndsAt)
    archive.transfer(&repliesAt, .repliesAt)
    archive.transfer(&state, .replyState)
    archive.transfer(&draws, .replyDraws)
  }
}
