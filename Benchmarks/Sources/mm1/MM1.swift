import Timing

/// `mm1 [customers] [seed]`: the queue with 0.9 arrivals and 1 service a second. The mean time in the
/// system should approach 10 s.
@main
enum MM1 {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
    let customers = arguments.first.map { Int(clamping: $0) } ?? 1_000_000
    let seed = arguments.dropFirst().first ?? 1
    let queue = SingleServerQueue(meanGap: 1 / 0.9, meanService: 1)
    let (meanTime, events) = queue.serve(customers: customers, seed: seed)
    let seconds = UserTime.seconds
    print("mm1 Ringside: n=\(customers) mean_T=\(meanTime) events=\(events) user=\(seconds)")
  }
}
