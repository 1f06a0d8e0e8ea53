import MerchantModel
import Runs

/// The worker of the last scenario, which serves again as long as the scenario is the same.
struct KeptWorker {
  private var kept: (scenario: Scenario, worker: MerchantWorker)?

  /// A worker for a scenario, which keeps no merchants.
  mutating func worker(for scenario: Scenario) -> MerchantWorker {
    if let kept, kept.scenario == scenario { return kept.worker }
    let worker = MerchantWorker(scenario, keepsMerchants: false)
    kept = (scenario, worker)
    return worker
  }
}
