import MerchantModel
import Scenarios
import Testing

/// Warnings of places that are offered more than they can serve.
struct SharedPlaceLoadTests {
  /// Everything goes wrong in one segment: 100 real merchants, at work for half of the day, with 24 calls of an hour each a day,
  /// half of which nobody answers.
  private func complaint(_ more: String, _ settings: String...) -> String {
    Project.complaint(
      Project.small(more),
      settings: [
        "segments.solo.represents=100", "segments.solo.contactsPerDay.a=24",
        "segments.desk.contactsPerDay.a=0",
        "kinds.a.voice={share: 100 %, duration: 60 min}",
        "segments.solo.app.foregroundShare=1",
        "segments.solo.answering.foreground.chance=50 %",
      ] + settings)
  }

  @Test("A desk is warned of from a load of 1 on, whether customers give up there or not")
  func desk() {
    // 600 hours of calls a day are left to it.
    let few = complaint("desk: {servers: 24}")
    #expect(
      few.contains(
        "600 hours of calls a day for 576 server-hours at the desk, an offered load of 1: the line grows to the end of the run"
      ), "\(few)")
    #expect(!complaint("desk: {servers: 26}").contains("server-hours"))
    let patient = complaint("desk: {servers: 15, patience: 2 min}")
    #expect(patient.contains("an offered load of 1.7: many customers give up there"), "\(patient)")
    let others = complaint("desk: {servers: 1, segments: [desk]}")
    #expect(!others.contains("server-hours"), "\(others)")
    let short = complaint("desk: {servers: 1, service: 36 s}")
    #expect(!short.contains("server-hours"), "\(short)")
  }

  @Test("A backlog that outlasts the counted days is warned of")
  func backlog() {
    func appeals(_ backlog: Int) -> String {
      complaint(
        """
        appeals: {reviewers: 2, reviewsPerDay: 7, backlog: \(backlog), hours: {days: [mon], from: "09:00", to: "17:00"},
          filed: {byFault: 1, byLuck: 1}, overturned: {byFault: 0, byLuck: 1}}
        """, "calendar.days=14")
    }
    let long = appeals(29)
    #expect(
      long.contains(
        "the backlog of 29 appeals alone takes the reviewers 15 days, and 14 are counted"),
      "\(long)")
    #expect(!appeals(28).contains("backlog of"))
  }
}
