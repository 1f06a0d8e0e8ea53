import SimRandom

/// Who works for a merchant, and when.
public struct Staffing: Hashable, Sendable {
  /// The groups, in the order in which agents are listed.
  public var groups = [AgentGroup(name: "agent", count: 1)]
  /// The roster of groups that name none.
  public var roster = Roster.dayTime
  /// The chance that an agent is absent for a whole day; a shift belongs to the day it starts on.
  public var absence = Probability.never
  /// Who answers chats.
  public var chats = ChatHandling.byOthers

  /// One agent, 09:00 to 21:00 every day, chats handled by others.
  public init() {}

  /// How many agents there are.
  public var agentCount: Int { groups.reduce(0) { $0 + $1.count } }
}
