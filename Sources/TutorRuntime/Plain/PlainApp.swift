package import Course
import Progress
import Terminal
package import TutorCore
import TutorView

/// The event loop of plain mode, for a screen reader, a pipe, or a limited terminal: lines in, sentences out. It asks for the next line when
/// the effects of the last one have ended.
@TutorActor package final class PlainApp {
    private var model = Model()
    private let mailbox: Mailbox
    private let runner: EffectRunner
    private let read: @Sendable () async -> String?
    private let write: @Sendable (String) -> Void
    /// What has been read of the lesson.
    private var page: PlainPage?
    /// The lines typed so far of a statement or command that isn't complete.
    private var typed = ""
    /// Whether the learner was told how to end or drop what isn't complete.
    private var hasExplained = false
    /// The prompt that waits for a line; `nil` while none is wanted.
    private var prompt: String?
    /// A line that arrived while something was in progress; `nil` inside at the end of the input.
    private var line: String??
    /// The exercise was solved, so its section is done.
    private var hasPassed = false
    /// How often an example was run automatically; a script of two sessions runs one step at a time.
    private var runs: [ExampleID: Int] = [:]
    /// How many commands the shell hasn't finished.
    private var shellRuns = 0
    private var isEnding = false
    private var isOver = false

    /// - Parameters:
    ///   - read: Returns the next line without its line break, `nil` at the end of the input. Must not block.
    ///   - write: Writes text to the output, unchanged.
    package init(
        services: Services, mailbox: Mailbox, read: @escaping @Sendable () async -> String?,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.mailbox = mailbox
        self.read = read
        self.write = write
        runner = EffectRunner(services: services, mailbox: mailbox, hasTerminal: false)
    }

    /// Runs until the learner quits or the input ends. `lesson` is opened, or `first` is started; otherwise, the lessons are listed.
    package func run(_ lesson: LessonSummary?, first: Effect? = nil) async {
        if let first {
            start([first])
        } else if let lesson {
            start([.openLesson(lesson)])
        } else {
            runner.readCatalog(isShown: false)
        }
        while !isOver {
            for arrival in await mailbox.take(orWork: prompt == nil || !isSettled ? waits : nil) where !isOver { handle(arrival) }
            while !isOver, isSettled, goOn() {}
            if !isOver, isSettled { ask() }
        }
        await runner.finish()
    }

    /// Whether nothing is in progress except statements that wait for the learner's other session.
    private var isSettled: Bool { mailbox.isSettled(except: waits) }

    /// How many statements wait for the learner's other session.
    private var waits: Int { model.lesson?.sessions.waits.count ?? 0 }

    private func handle(_ arrival: Arrival) {
        switch arrival {
        case .message(let message): handle(message)
        case .line(let line):
            prompt = nil
            self.line = .some(line)
        case .event(.key(.control("c"))): interrupt()
        case .event: break
        }
    }

    private func handle(_ message: Message) {
        switch message {
        // What was printed stays.
        case .alerted(let alert): handle(.troubled(alert.text.joined(separator: " ")))
        case .rowsArrived, .rowsDropped: start(model.update(message))  // a copy of the model would make their store copy itself
        default:
            if case .shell(_, .ran) = message { shellRuns -= 1 }
            let before = model
            let effects = model.update(message)
            say(PlainChanges.words(from: before, to: model, isTaskRead: page == PlainPage(model)))
            if model.hasPassed, !before.hasPassed, model.lesson?.section == before.lesson?.section { hasPassed = true }
            start(effects)
            switch message {
            case .lessonOpened, .lessonFailed:
                runs = [:]
                if !model.map.isLoaded { runner.readCatalog(isShown: false) }
            default: break
            }
        }
    }

    private func start(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .quit:
                say(model.foundOut)
                isOver = true
            case .copy, .editOutside, .suspend: break  // these need a screen
            case .shell(_, .run), .shell(_, .key(KeyEvent(.enter))):
                shellRuns += 1
                runner.start(effect)
            default: runner.start(effect)
            }
        }
    }

    // MARK: - Between lines

    /// Does the next thing that needs no line. Returns whether there was one.
    private func goOn() -> Bool {
        let next = PlainPage(model)
        if let next, next != page, model.overlay == nil {
            say(next.words(of: model, after: page))
            page = next
        } else if let message = model.followUp {
            handle(message)
        } else if hasPassed {
            hasPassed = false
            if model.hasPassed, let last = model.lesson?.items.indices.last { handle(.press(.item(last))) }
        } else if let item = itemToStart {
            handle(.press(.item(item)))
        } else if let line {
            self.line = nil
            handle(line)
        } else {
            return false
        }
        return true
    }

    /// The item that starts without a line: an example without a prediction, once it has been read, or the exercise. In a course that isn't
    /// trusted, no example runs.
    private var itemToStart: Int? {
        guard model.location == .lesson, model.overlay == nil, let lesson = model.lesson, !lesson.isAtWork else { return nil }
        if case .failed = lesson.database { return lesson.markedItem == .work ? lesson.marked : nil }
        switch lesson.markedItem {
        case .work?: return lesson.marked
        case .example(let id)? where lesson.openPrediction != id:
            guard runs[id, default: 0] <= lesson.sessions.steps[id.scriptName]?.sent.count ?? 0 else { return nil }
            runs[id, default: 0] += 1
            return lesson.marked
        default: return nil
        }
    }

    /// Drops what was typed of a statement or command that isn't complete.
    private func drop() {
        say(["Dropped: \(typed)"])
        typed = ""
    }

    private func handle(_ line: String?) {
        guard let line else { return end() }
        if !typed.isEmpty, model.dropsTyped(line) { drop() }
        let isStart = typed.isEmpty
        typed += isStart ? line : "\n" + line
        if model.wantsMore(after: typed) {
            if isStart, !hasExplained { say([PlainText.unfinished(in: model)]) }
            hasExplained = true
            return
        }
        let text = typed
        typed = ""
        guard let messages = model.messages(for: text) else { return say(PlainText.help(model)) }
        for message in messages { handle(message) }
    }

    /// Asks the questions of quitting at the end of the input. No answer follows, so nothing is removed.
    private func end() {
        if !typed.isEmpty, let pad = model.lesson?.padID, model.lesson?.workTab == .sql { handle(.editedOutside(pad, .text(typed))) }
        handle(isEnding || model.overlay != nil ? .input(.hangUp, on: ScreenMap()) : .press(.command(.quit)))
        isEnding = true
    }

    /// Ctrl-C cancels what the learner has started, drops what isn't complete, or ends the tutor. What calf itself does in the background keeps
    /// no one here.
    private func interrupt() {
        if model.lesson?.runToCancel != nil {
            handle(.press(.command(.cancel)))
        } else if shellRuns > 0 {
            handle(.press(.command(.shell)))
            handle(.stroke(.control("c")))
        } else if !typed.isEmpty {
            drop()
        } else {
            // What the terminal shows next starts a line of its own.
            if prompt != nil { write("\n") }
            handle(.input(.hangUp, on: ScreenMap()))
        }
    }

    // MARK: - Output

    private func ask() {
        let words = PlainPrompt.words(model, isContinued: !typed.isEmpty)
        if words == prompt { return }
        let isReading = prompt != nil
        if isReading, prompt != "" { write("\n") }
        prompt = words
        write(String(Self.safe(words).dropLast()))
        if isReading { return }
        let isEnding = isEnding
        Task { [mailbox, read, write] in
            let line = isEnding ? nil : await read()
            if line == nil { write("\n") }
            mailbox.post(.line(line))
        }
    }

    private func say(_ words: [String]) {
        if words.isEmpty { return }
        // A prompt that waits for a line is repeated below.
        if prompt != nil { write("\n") }
        for text in words { write(Self.safe(text)) }
        if prompt != nil { prompt = "" }
    }

    /// The text without characters that a terminal would interpret.
    private static func safe(_ text: String) -> String { SafeText.lines(text).map(\.string).joined(separator: "\n") + "\n" }
}
