import Course
import Sandbox
import TutorCore
import TutorRuntime
import TutorView

extension Command {
    static let present = Command(
        name: "present", summary: "give a demo of a lesson", group: .teaching, operands: [.lesson(.many)],
        options: [
            .value("from", "SECTION", "begin with this section, by its number"),
            .value("minutes", "N", "leave out steps, so that the rest takes N minutes, and print which"),
            .value("handout", "DIR", "at the end, save the code and output in DIR, as Markdown; DIR must not contain a handout"),
            .flag("notes", "show the notes of the demo in progress, in a second terminal"),
            .flag("check", "run and lay out every step instead, and report what would go wrong"),
            .value("size", "WxH", "with --check: the size of the screen, such as 100x30; default: 80x24"), .json, .quiet,
        ],
        notes: [
            "A demo shows the lesson step by step: text, examples, and exercises. Space, →, and Enter go on. ← and Backspace",
            "go back. To jump to a step, press g, its number, and Enter; calf first runs the statements that the step needs.",
            "You can leave out the g, except at a question. b blanks the screen until the next key, ? shows the keys, and q,",
            "pressed twice within ten seconds, ends the demo.",
            "",
            "In a step with code, whichever key you press types the next character of the lesson's code. Ctrl-E types the",
            "rest, and Enter then runs the code. → does both, and a second → goes on. There, commands have other keys: F1",
            "(keys), Ctrl-U (undo), Ctrl-B (blank), Ctrl-O (recorded output), Ctrl-Q (end), and Ctrl-G, a number, and",
            "Enter (jump). Ctrl-C cancels what is running.",
            "Esc starts free typing in a step with code, unless it writes a file or has two sessions. Ctrl-G returns to the",
            "script, cancels a statement that is running, and rolls back a transaction that you left open. In SQL, Ctrl-U",
            "clears the text. If there is none, it undoes what you ran. PageDown and PageUp turn the pages of a long result.",
            "",
            "u undoes the last run or jump: you are back at the step where you were, and its data is restored. Ctrl-U does",
            "the same, but it first erases half-typed code. If the server or the engine fails, o shows the output recorded",
            "in the lesson, a second o the real one, and the demo goes on; before a step has run, o asks first.",
            "At a question with choices, press a choice's number to count a hand for it, until the answer is shown.",
            "Backspace removes the last hand.",
            "The number of a step that you type without g is shown only with the notes.",
            "Steps that --minutes leaves out are passed over, but you can jump to them.",
            "",
            "'calf present --notes' in another terminal shows the notes, answers, the upcoming code, the time since your",
            "first step, and what the audience sees. The same keys work there, except ?: the last lines show most of them.",
            "Space and → run code without typing it, q closes only the notes, and m shows more of them. While they are open,",
            "the demo shows no hints about keys, such as why a key does nothing. During free typing,",
            "only Esc, which ends it, m, and q work there. A demo doesn't change your own data or progress.",
            "Before the demo: calf present --check LESSON --size 100x30",
        ]
    ) { invocation in
        let (context, arguments) = (invocation.context, invocation.arguments)
        if arguments.has("notes") {
            guard context.hasScreen else { throw CommandLineError("the notes need a terminal on standard input and output") }
            try await NotesSession(context.directories, context.configuration).run()
            return .done
        }
        let minutes = try arguments.number("minutes", in: 1...600)
        if arguments.has("check") { return try await PresentationCheck(invocation, minutes: minutes).run() }
        guard arguments.operands.count == 1 else { throw CommandLineError("name one lesson to present. 'calf lessons' lists them") }
        let summary = try context.summary(named: arguments.operands[0])
        let section = try arguments.number("from", in: 1...1000) ?? 1
        let handout = try arguments["handout"].map { try OutputFolder($0) }
        try handout?.keep(Handout.name)
        if let minutes, context.hasScreen {
            PlanReport(try context.catalog().lesson(summary), minutes: minutes).show(on: context.output)
            // The demo's screen covers the plan.
            context.output.printError("Press Enter or Space to begin, or Ctrl-C to leave.")
            TerminalPrompt.waitForEnterOrSpace()
        }
        return try await launchPresentation(summary, fromSection: section - 1, minutes: minutes, handout: handout, context)
    }
}

/// Which steps a demo leaves out to take no longer than it may.
struct PlanReport {
    /// The steps, by index.
    let left: Set<Int>
    let summary: String
    /// The steps by their sections.
    private let details: [String]

    init(_ lesson: Lesson, minutes: Int) {
        let presentation = Presentation(lesson)
        let seconds = presentation.seconds(in: lesson)
        let left = presentation.leftOut(for: minutes, seconds: seconds, in: lesson)
        let total = seconds.reduce(0, +) / 60
        let rest = seconds.indices.filter { !left.contains($0) }.map { seconds[$0] }.reduce(0, +) / 60
        self.left = left
        summary = "\(lesson.title) takes \(total) minutes. The plan for \(minutes) minutes uses \(rest)."
        details = Set(left.map { presentation.steps[$0].section }).sorted().map { section in
            let steps = left.filter { presentation.steps[$0].section == section }.sorted()
            let title = lesson.sections[section].title
            return "skipped: \(title.isEmpty ? lesson.title : title), steps \(steps.map { String($0 + 1) }.joined(separator: ", "))"
        }
    }

    func show(on output: Output) {
        for line in [summary] + details { output.printError(line) }
    }
}
