import Primitives
import Testing

struct CivilDateTests {
    @Test(arguments: [
        (0, "1970-01-01"), (-1, "1969-12-31"), (59, "1970-03-01"), (11_016, "2000-02-29"), (11_017, "2000-03-01"), (20_777, "2026-11-20"),
        (-719_162, "0001-01-01"), (47_540, "2100-02-28"), (47_541, "2100-03-01"),
    ])
    func `a day number gives the calendar's date`(day: Int, date: String) {
        #expect(CivilDate(day: day).description == date)
        #expect(CivilDate(day: day).day == day)
    }

    @Test func `every day of eight centuries survives a round trip through its date`() {
        #expect((-146_097..<146_097).allSatisfy { CivilDate(day: $0).day == $0 })
    }

    @Test func `the twentieth of November 2026 is a Friday`() {
        #expect(CivilDate(year: 2026, month: 11, dayOfMonth: 20).weekday == 4)
        #expect(CivilDate(year: 1969, month: 12, dayOfMonth: 29).weekday == 0)
    }

    @Test func `a timestamp is written in UTC to the millisecond`() {
        #expect(Timestamp(milliseconds: 1_795_160_665_042, offset: 3600).description == "2026-11-20T07:44:25.042Z")
        #expect(Timestamp(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
    }

    @Test func `a day starts at midnight in the learner's time zone`() {
        let late = Timestamp(milliseconds: 23 * 3_600_000)
        #expect(late.day == 0)
        #expect(Timestamp(milliseconds: late.milliseconds, offset: 2 * 3600).day == 1)
        #expect(Timestamp(milliseconds: 0, offset: -3600).day == -1)
    }
}
