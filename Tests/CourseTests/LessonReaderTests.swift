import Testing

@testable import Course

struct LessonReaderTests {
    private func lesson(_ path: String) -> (lesson: Lesson?, messages: [LintMessage]) {
        let name = LessonReader.Name(course: "harbor-office", module: "calendars", id: "filling-the-gaps", number: 1)
        return LessonReader.lesson(at: Fixture.harbour + "/" + path, name: name)
    }

    @Test func `a SQL lesson is read completely`() throws {
        let (found, messages) = lesson("1-calendars/1-filling-the-gaps.md")
        #expect(messages == [])
        let lesson = try #require(found)
        #expect(lesson.title == "Filling the gaps")
        #expect(lesson.minutes == 25)
        #expect(lesson.teaches == ["generate_series", "coalesce", "cross join"])
        #expect(lesson.dataset == "harbour")
        #expect(
            lesson.sections.map(\.kind) == [
                .opening, .text, .text, .text, .text, .text, .exercise, .exercise, .exercise, .goesWrong, .checkpoint, .summary,
            ])
        #expect(lesson.exercises.map(\.id) == ["the-first-week", "the-week-at-berth-c", "where-could-a-ship-have-gone"])
        #expect(lesson.exercises.map(\.hints.count) == [2, 3, 3])
        #expect(lesson.exercises.map(\.mistakes.count) == [2, 4, 2])
        #expect(lesson.exercises.map(\.alternatives.count) == [1, 0, 1])
        let examples = lesson.sections.flatMap(\.elements).compactMap { if case .example(let example) = $0 { example } else { nil } }
        #expect(
            examples.map(\.prediction?.topic) == [
                .rows, nil, nil, .rows, .question("What will the tonnes column show for May 3?"), .rows, .error,
            ])
        #expect(examples[4].prediction?.answer == .choice(["0", "NULL", "An error"], right: 1))
        #expect(examples.last?.block.location.line == 492)
        guard case .error(let code, let text, nil) = examples.last?.outcome else {
            Issue.record("the last example declares no error")
            return
        }
        #expect(code == "42883")
        #expect(text.hasPrefix("ERROR:  function generate_series(timestamp without"))
    }

    @Test func `a container lesson is read completely`() throws {
        let (found, messages) = lesson("2-workshops/1-read-only-containers.md")
        #expect(messages == [])
        let lesson = try #require(found)
        #expect(lesson.engine == .docker)
        #expect(lesson.images == ["busybox:1.36"])
        let ledger = try #require(lesson.exercises.last)
        #expect(ledger.check?.facts?.subjects.map(\.group) == [.shell, .containers, .events])
        let mounts = try #require(ledger.check?.facts?.subjects[1].facts.last)
        #expect(
            mounts.value
                == .map([.init(key: "/data", value: .map([.init(key: "volume", value: .text("entries"))]))]))
        #expect(ledger.check?.facts?.subjects.first?.facts.first?.say == "In ledger, /data/entries doesn't contain the word opened.")
        #expect(ledger.mistakes.last?.when?.subjects.last?.facts.first?.value == .not(.list([.text("destroy")])))
    }

    @Test func `the minutes left count neither the summary nor the review`() {
        var lesson = Lesson(course: "c", module: "m", id: "l", number: 1, path: "l.md", title: "L", minutes: 30, objectives: [])
        let kinds: [(Section.Kind, String)] = [
            (.opening, ""), (.text, "One"), (.exercise, "Two"), (.summary, "Three"), (.text, "Review: All"),
        ]
        lesson.sections = kinds.enumerated().map { index, part in
            Section(kind: part.0, title: part.1, location: SourceLocation(path: "l.md", line: 1 + 10 * index))
        }
        #expect(lesson.sections.indices.map(lesson.minutesLeft) == [30, 20, 10, 1, nil])
    }
}
