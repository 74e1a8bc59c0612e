import Glibc
import Testing

@testable import Course

struct LiveLessonTests {
    private let scratch = Scratch()

    @Test func `a lesson is reread with its findings after each change, and only then`() throws {
        scratch.write(Scratch.lesson("First"), to: "1-live.md")
        var live = LiveLesson(path: scratch.path + "/1-live.md", name: .init(course: "c", module: "m", id: "live", number: 1))
        let firstReading = live.readIfChanged()
        let first = try #require(firstReading)
        #expect(first.lesson?.title == "First")
        #expect(first.messages.contains { $0.rule == "word-count" })
        let same1 = live.readIfChanged()
        #expect(same1 == nil)
        scratch.write(Scratch.lesson("Second title").replacing("```sql solution", with: "```sql solutoin"), to: "1-live.md")
        let secondReading = live.readIfChanged()
        let second = try #require(secondReading)
        #expect(second.lesson?.title == "Second title")
        #expect(second.messages.contains { $0.nearest == "solution" && $0.location.path == scratch.path + "/1-live.md" })
        scratch.write("no front matter any more", to: "1-live.md")
        let thirdReading = live.readIfChanged()
        let third = try #require(thirdReading)
        #expect(third.lesson == nil)
        #expect(third.messages.map(\.rule) == ["front-matter"])
    }

    @Test func `a lesson that was read elsewhere is reread only once it changes`() throws {
        scratch.write(Scratch.lesson("First"), to: "1-live.md")
        var live = LiveLesson(
            path: scratch.path + "/1-live.md", name: .init(course: "c", module: "m", id: "live", number: 1), isKnown: true)
        let same = live.readIfChanged()
        #expect(same == nil)
        scratch.write(Scratch.lesson("Second title"), to: "1-live.md")
        let changed = live.readIfChanged()
        #expect(changed?.lesson?.title == "Second title")
    }

    @Test func `errors come before warnings, and curly quotes are one error each`() throws {
        let text = Scratch.lesson("First").replacing(
            "Do it.", with: "Do it.\n\n```sql mistake “It has two rows. How many?”\nSELECT 2;\n```")
        scratch.write(text, to: "1-live.md")
        var live = LiveLesson(path: scratch.path + "/1-live.md", name: .init(course: "c", module: "m", id: "live", number: 1))
        let reading = live.readIfChanged()
        let severities = try #require(reading).messages.map(\.severity)
        #expect(severities.prefix(2) == [.error, .error])
        #expect(severities.dropFirst(2).allSatisfy { $0 == .warning } && severities.count > 2)
    }

    @Test func `a file that is briefly missing while it is replaced doesn't count as changed`() throws {
        scratch.write(Scratch.lesson("First"), to: "1-live.md")
        var live = LiveLesson(path: scratch.path + "/1-live.md", name: .init(course: "c", module: "m", id: "live", number: 1))
        _ = live.readIfChanged()
        scratch.remove("1-live.md")
        let same2 = live.readIfChanged()
        #expect(same2 == nil)
        scratch.write(Scratch.lesson("Back"), to: "1-live.md")
        let back = live.readIfChanged()
        #expect(back?.lesson?.title == "Back")
    }
}
