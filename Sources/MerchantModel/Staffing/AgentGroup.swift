import SimRandom

/// Agents of one merchant who work alike.
public struct AgentGroup: Hashable, Sendable {
  /// What scenario files call the group.
  public var name: String
  /// How many agents it has.
  public var count: Int
  /// When they work; nil takes the segment's roster.
  public var roster: Roster?
  /// When they are off within their shifts; nil takes the segment's breaks.
  public var breaks: [Break]?
  /// When they work besides, on given dates; nil takes the segment's dated shifts.
  public var datedShifts: [DatedShift]?
  /// Whether their accounts take video calls.
  public var video: Bool
  /// Whether their accounts take voice calls.
  public var voice: Bool

  /// Makes a group of agents on the segment's roster who take video and voice calls.
  public init(
    name: String, count: Int, roster: Roster? = nil, video: Bool = true, voice: Bool = true
  ) {
    self.name = name
    self.count = count
    self.roster = roster
    self.video = video
    self.voice = voice
  }
}

/// Who answers chats.
public enum ChatHandling: Hashable, Sendable {
  /// People outside the model: no slot, no wait. A card still needs an agent on shift.
  case byOthers
  /// The agents, each with this many chats at once, 1 or more.
  case slots(Int)
}
