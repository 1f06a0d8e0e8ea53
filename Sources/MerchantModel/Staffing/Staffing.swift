import SimRandom

/// Who works for a merchant, and when.
public struct Staffing: Hashable, Sendable {
  /// The groups, in the order in which agents are listed.
  public var groups = [AgentGroup(name: "agent", count: 1)]
  /// Further agents on the roster of groups that name none: what a policy adds to any merchant.
  public var moreAgents = 0
  /// The roster of groups that name none.
  public var roster = Roster.dayTime
  /// The breaks of groups that name none.
  public var breaks: [Break] = []
  /// The dated shifts of groups that name none, beside their roster.
  public var datedShifts: [DatedShift] = []
  /// The chance that an agent is absent for a whole day; a shift belongs to the day it starts on.
  public var absence = Probability.never
  /// Who answers chats.
  public var chats = ChatHandling.byOthers

  /// One agent, 09:00 to 21:00 every day, chats handled by others.
  public init() {}

  /// The parts of a week that an agent of a group works.
  package func workedWeek(of group: AgentGroup) -> [WeeklySpan] {
    (group.roster ?? roster).worked(breaks: group.breaks ?? breaks)
  }

  /// Whether anybody works on given dates besides.
  public var hasDatedShifts: Bool {
    allGroups.contains { $0.count > 0 && !($0.datedShifts ?? datedShifts).isEmpty }
  }

  /// How many agents there are.
  public var agentCount: Int { allGroups.reduce(0) { $0 + $1.count } }

  /// The groups, and the further agents as one behind them.
  public var allGroups: [AgentGroup] {
    moreAgents > 0 ? groups + [AgentGroup(name: "more", count: moreAgents)] : groups
  }
}
