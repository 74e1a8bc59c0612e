import Course
import Testing

@testable import Facts

/// Facts about a lesson's own servers, as values and in words.
struct ServerFactsTests {
    private func value(_ text: String, _ type: ServerKind.FactType) throws -> FactValue { .quantity(try #require(Quantity(text)), type) }

    @Test func `a number is compared with a bound in any unit`() throws {
        let found = try value("65000", .bytes)
        #expect(found.holds(.above(try #require(Quantity("64kB")))))
        #expect(!found.holds(.below(try #require(Quantity("64kB")))))
        #expect(found.holds(.not(.below(try #require(Quantity("64kB"))))))
        #expect(found.holds(.text("65kB")) && !found.holds(.text("65001")))
    }

    @Test func `what isn't a number is neither below nor above a bound`() throws {
        let bound = try #require(Quantity("3"))
        #expect(!FactValue.text("").holds(.below(bound)) && !FactValue.text("").holds(.above(bound)))
    }

    @Test func `a server's facts are described in plain words`() throws {
        let place = SourceLocation(path: "l.md", line: 1)
        func words(_ key: String, _ value: Facts.Value, _ found: FactValue) -> [String] {
            let fact = Facts.Fact(key: key, value: value, location: place)
            let subject = Facts.Subject(group: .servers, name: "b", facts: [fact], location: place)
            return [FactWording.short(subject, fact), FactDifference(subject: subject, fact: fact, found: found).sentence]
        }
        #expect(
            words("role", .text("standby"), .text("primary"))
                == ["on b, role is standby", "On b, role is primary. The task asks for standby. node facts b shows it."])
        #expect(
            words("unreplayed", .below(try #require(Quantity("64kB"))), try value("120000", .bytes))
                == [
                    "on b, unreplayed is less than 64kB",
                    "On b, unreplayed is 120 kB. The task asks for less than 64kB. node facts b shows it.",
                ])
        #expect(
            words("running", .text("true"), .bool(false)) == [
                "b is running", "b is stopped, but should be running. node shows the state of each server.",
            ])
    }
}
