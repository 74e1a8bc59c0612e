package import Course
import Grading
import Markup
import Postgres
import Progress
import Sandbox
import Terminal
import TutorCore

/// The tutor line by line, for a screen reader, a pipe, or a terminal that can do no more.
///
/// The same lessons, server, judge and log as in the full tutor; only text goes out and lines come in.
package actor PlainTutor {
    let services: Services
    private let read: @Sendable () async -> String?
    let write: @Sendable (String) -> Void
    let mailbox = Mailbox()
    let session: LessonSession
    var runCount = 0
    /// Where the lesson's commands run; `nil` if it has none, or isn't trusted.
    var place: WorkPlace?
    /// Knows what was on the engine when the lesson began.
    var newcomers: Newcomers?

    /// - Parameters:
    ///   - read: The next line without its end, `nil` at the end of the input. Must not block.
    ///   - write: Takes text to show, as it is.
    package init(services: Services, read: @escaping @Sendable () async -> String?, write: @escaping @Sendable (String) -> Void) {
        self.services = services
        self.read = read
        self.write = write
        session = LessonSession(sandbox: services.sandbox, mailbox: mailbox)
    }

    /// Teaches the lesson, and those after it, until the learner quits or the input ends.
    package func run(_ first: LessonSummary?) async throws {
        var lesson = first
        if lesson == nil { lesson = try await choose() }
        while let summary = lesson {
            let opened = try await LessonOpener(services).open(summary)
            let wantsMore = try await teach(opened)
            try await services.progress.append(Event(.left, in: opened.state.id))
            lesson = wantsMore ? opened.state.next : nil
        }
        await session.close()
        await services.judge.close()
        await services.sandbox.close()
    }

    /// Asks which lesson, offering the next.
    private func choose() async throws -> LessonSummary? {
        if !services.catalog.isFilled { services.catalog.refresh() }
        let contents = try await MapReader(services).contents()
        for entry in contents.entries {
            say("\(entry.courseTitle), module \(entry.number): \(entry.title). \(entry.doneCount) of \(entry.lessonCount) lessons done.")
        }
        guard let next = contents.next ?? contents.window.first else {
            say("No lessons found. Check --course, or reinstall calf.")
            return nil
        }
        while let line = await ask("Next: \(next.title) (\(next.id)). Press Enter to open it, or type another lesson's name, or quit.\n> ")
        {
            let name = line.trimmed
            if name.isEmpty { return next }
            if name == "quit" { return nil }
            let found = services.catalog.find(name)
            if let lesson = found.first, found.count == 1 { return lesson }
            let near = services.catalog.nearest(to: name).map { " Did you mean \($0)?" } ?? ""
            say(found.isEmpty ? "No lesson named \(name).\(near)" : "Several courses have a lesson \(name). Type course/\(name).")
        }
        return nil
    }

    /// Walks through a lesson's sections. Returns whether to continue with the next lesson.
    private func teach(_ opened: OpenedLesson) async throws -> Bool {
        var state = opened.state
        try await services.progress.append(Event(.opened, in: state.id))
        let place = min(state.progress.place.section, max(0, state.lesson.sections.count - 1))
        try await prepare(state)
        for index in place..<max(place, state.lesson.sections.count) {
            state.section = index
            try await services.progress.append(Event(.reached(section: index), in: state.id, exercise: state.exercise?.id))
            announce(state)
            layOutFiles(state)
            await setUp(state.exercise)
            switch try await teachSection(&state) {
            case .quit:
                await clearUp(state, .quit)
                return false
            case .goOn: break
            }
        }
        try await services.progress.append(Event(.completed, in: state.id))
        await clearUp(state, .left)
        guard let next = state.next else {
            say("That was the last lesson.")
            return false
        }
        return await ask("Next lesson: \(next.title), \(next.minutes) minutes. Press Enter to open it, or type quit.\n> ").map {
            $0.trimmed != "quit"
        } ?? false
    }

    private func prepare(_ state: LessonState) async throws {
        place = nil
        guard state.lesson.hasDatabase || state.hasWorkspace else { return }
        let folder = services.catalog.directory(of: state.summary.course)
        if !services.trust.isTrusted(folder) {
            for line in TrustQuestion(lesson: state.summary, review: try services.trust.review(of: folder)).words { say(line) }
            guard await ask("Type trust to trust it as it is now. Press Enter only to read it: ")?.trimmed == "trust" else { return }
            try services.trust.give(folder, .content)
        }
        if state.lesson.hasDatabase {
            await session.prepare(state.lesson, dataset: try services.catalog.dataset(of: state.lesson))
            for case .message(let message) in await mailbox.take() {
                if case .databaseChanged(_, .failed(let why)) = message { say(why) }
            }
        }
        if state.hasWorkspace { await prepareCommands(state.lesson) }
    }

    private func announce(_ state: LessonState) {
        let title = state.currentSection?.title ?? ""
        say("")
        say(
            "Lesson \(state.index + 1) of \(state.siblings): \(state.lesson.title). Section \(state.section + 1) of \(state.lesson.sections.count)\(title.isEmpty ? "" : ": \(title)")."
        )
    }

    // MARK: - Words in and out

    func say(_ text: String) { write(Self.safe(text)) }

    /// The text without anything that a terminal would interpret.
    static func safe(_ text: String) -> String { SafeText.lines(text).map(\.string).joined(separator: "\n") + "\n" }

    /// Shows a prompt and waits for a line; `nil` at the end of the input.
    func ask(_ prompt: String) async -> String? {
        write(prompt)
        guard let line = await read() else {
            write("\n")
            return nil
        }
        return line
    }
}
