import ArgumentParser
import Experiments
import MerchantModel
import Reports
import SimKernel
import SimRandom

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "run")
  @Option var agents = 1
  @Option var merchants = 1000
  @Option var replications = 8
  @Option var threads = 1
  func run() throws {
    var s = Scenario()
    s.title = "merchant-day"
    var k = ContactKind(name: "install")
    k.hours = HourProfile(weights: [0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.3,1,2.5,3.5,3.5,2.5,2.5,3,3,3,2.5,2.5,3.5,3.5,1.5,0.7,0.3])!
    k.text = DurationDistribution(seconds: try .gamma(mean: 45*60, cv: 0.6))
    k.video = DurationDistribution(seconds: try .gamma(mean: 15*60, cv: 0.6))
    k.offer = try Probability(0.6)
    k.accept = try Probability(0.5)
    k.tapDelay = DurationDistribution(seconds: try .exponential(mean: 300))
    s.kinds = [k]
    var g = Segment(name: "shop")
    g.merchants = merchants
    g.demand.contactsPerDay = [40]
    g.staffing.groups[0].count = agents
    g.app.foreground = DurationDistribution(seconds: try .exponential(mean: 2400))
    g.app.background = DurationDistribution(seconds: try .exponential(mean: 1200))
    g.answering.foreground = Answering(chance: try Probability(0.9), delay: DurationDistribution(seconds: try .lognormal(mean: 8, sd: 5)))
    g.answering.background = Answering(chance: try Probability(0.25), delay: DurationDistribution(seconds: try .lognormal(mean: 20, sd: 10)))
    g.night.answers = true
    s.segments = [g]
    s.replications = replications
    s.rule.returnDelay = DurationDistribution(seconds: try .exponential(mean: 43200))
    let r = try Run(s, threads: threads).result()
    print(SummaryTable(r).text)
    print(r.merchantDays, r.events)
  }
}
