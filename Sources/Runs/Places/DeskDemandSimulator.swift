import MerchantModel
import SharedPlaces

/// Simulates blocks of merchants who stand for many, for how often they call the desk.
struct DeskDemandSimulator: BlockSimulator, ~Copyable {
  private let like: LikeHours
  private var simulator: RecordingSimulator

  init(_ scenario: Scenario, _ like: LikeHours, tables: SharedTables) {
    self.like = like
    simulator = RecordingSimulator(scenario, at: .desk, tables: tables)
  }

  mutating func simulate(_ block: MerchantBlock) -> DeskDemand {
    var demand = DeskDemand(like)
    simulator.simulate(block) { $0.forEachDeskCall { demand.add($0) } }
    return demand
  }
}
