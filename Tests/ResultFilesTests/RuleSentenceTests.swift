import MerchantModel
import ResultFiles
import Testing

/// Rules in a sentence.
struct RuleSentenceTests {
  private static func text(_ change: (inout Rule) -> Void) -> String {
    var rule = Rule()
    change(&rule)
    return RuleSentence(rule).text
  }

  @Test("The rule as it is without any setting")
  func usual() {
    #expect(
      Self.text { _ in }
        == "A day with 5 calls or more whose answer rate is below 60 % is low; 2 low days in a row switch the feature off "
        + "for 3 days, and the merchant has to switch it on again.")
  }

  @Test("Reply rates are said beside the calls' answer rate, or instead of it")
  func replyRates() {
    var clause = ReplyRateClause()
    clause.minimumCustomers = 10
    let both = Self.text { $0.replyRates.threeMinutes = clause }
    #expect(
      both.hasPrefix(
        "A day with 5 calls or more whose answer rate is below 60 % is low, and so is one with 10 customers or more "
          + "whose three-minute reply rate from 08:00 to 23:00 is below 60 %; 2 low days"))
    var (allDay, single) = (ReplyRateClause(), ReplyRateClause())
    allDay.hours = HoursOfDay()
    single.minimumCustomers = 1
    single.replies = .personOrAssistant
    let chats = Self.text {
      $0.judgesCalls = false
      $0.replyRates.threeMinutes = allDay
      $0.replyRates.thirtySeconds = single
    }
    #expect(
      chats.hasPrefix(
        "A day with 5 customers or more whose three-minute reply rate is below 60 %, or one whose 30-second answer rate "
          + "(people or the assistant) from 08:00 to 23:00 is below 60 % is low; 2 low days"))
    let month = Self.text {
      $0.trigger = .rateOverDays
      $0.windowDays = 30
      $0.judgesCalls = false
      $0.reinstatement = .byItself
      $0.replyRates.threeMinutes = ReplyRateClause()
    }
    #expect(
      month
        == "A three-minute reply rate from 08:00 to 23:00 below 60 % over the last 30 judged days switches the feature off "
        + "for 3 days.")
  }

  @Test("Each trigger, penalty and way back has its words")
  func others() {
    #expect(Self.text { $0.enabled = false } == "No day is judged.")
    #expect(
      Self.text {
        $0.lowDays = 1
        $0.minimumCalls = 1
        $0.boundary = .atOrBelow
        $0.reinstatement = .byItself
        $0.suspensionDays = 1
      }
        == "A day whose answer rate is at 60 % or below is low; one low day switches the feature off for 1 day."
    )
    #expect(
      Self.text {
        $0.trigger = .rateOverDays
        $0.windowDays = 7
        $0.reinstatement = .never
      }
        == "An answer rate below 60 % over the last 7 judged days switches the feature off for good."
    )
    #expect(
      Self.text {
        $0.trigger = .lowDaysOfLast
        $0.lowDays = 3
        $0.penalty = .throttle
        $0.ladder = [1, 3, 7]
      }
        == "A day with 5 calls or more whose answer rate is below 60 % is low; 3 low days among the last 5 let 50 % of the "
        + "invitations through for 1, then 3, then 7 days, by offence.")
  }
}
