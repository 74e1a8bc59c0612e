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
            .value("handout", "DIR", "at the end, save the code and output in DIR, as Markdown with pictures"),
            .flag("notes", "show the notes of the demo in progress, in a second terminal"),
            .flag("check", "run and lay out every step instead, and report what would go wrong"),
            .value("size", "WxH", "with --check: the size of the screen, such as 100x30; default: 80x24"), .json, .quiet,
        ],
        notes: [
            "The lesson becomes steps: text, examples, and exercises, one at a time. Space and → go on, ← goes back.",
            "g, a number, and Enter jump to a step; the statements before it run first. Except at a question, you can leave",
            "out the g. b blanks the screen, ? shows the keys, and q, pressed twice, ends the demo.",
            "",
            "In a step with code, keys type: whichever you press, the next character of the lesson's own code appears.",
            "Ctrl-E types the rest. Enter after the last character runs the code. → types the rest and runs it. → again",
            "goes on. Commands have other keys there: Ctrl-U (undo), Ctrl-B (blank), Ctrl-O (recorded output), Ctrl-Q (end),",
            "and Ctrl-G, a number, and Enter (jump).",
            "Esc lets you type freely, except in files and with two sessions. Ctrl-G returns to the script. In SQL, Ctrl-U",
            "erases what you typed. When nothing is left to erase, it undoes what you ran.",
            "",
            "u takes back the last run or jump: you return to the step where you were, with the data of that moment.",
            "Ctrl-U does the same, but it first erases half-typed code. If the server or the engine fails, o shows the",
            "output recorded in the lesson, and the demo goes on.",
            "At a question with choices, each digit counts a hand for a choice. Backspace takes the last hand back.",
            "",
            "'calf present --notes' in another terminal shows the notes, answers, the code to come, the time since your",
            "first step, and what the audience sees. It controls the demo with the same keys, but never types: Space and →",
            "run code there. While you type freely, only Esc works there, and it ends the typing. m shows more notes, and q",
            "closes only the notes. A demo doesn't change your own data or progress.",
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
        if let minutes { PlanReport(try context.catalog().lesson(summary), minutes: minutes).show(on: context.output) }
        let section = try arguments.number("from", in: 1...1000) ?? 1
        let handout = try arguments["handout"].map { try OutputFolder($0) }
        try handout?.keep(Handout.name)
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
        summary = "\(lesson.title): \(total) minutes, \(rest) of them planned for your \(minutes)."
        details = Set(left.map { presentation.steps[$0].section }).sorted().map { section in
            let steps = left.filter { presentation.steps[$0].section == section }.sorted()
            let title = lesson.sections[section].title
            return "left out: \(title.isEmpty ? lesson.title : title), steps \(steps.map { String($0 + 1) }.joined(separator: ", "))"
        }
    }

    func show(on output: Output) {
        for line in [summary] + details { output.printError(line) }
    }
}
