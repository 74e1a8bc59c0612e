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
            "The lesson becomes steps: text, examples, and exercises, one thing at a time. Space and → go on, ← goes back.",
            "A number and Enter jumps to a step; the statements before it run first. b blanks the screen, q quits.",
            "",
            "In a step with code, press any keys: each types the next character of the lesson's own code. Ctrl-E types the",
            "rest. Enter after the last character runs the code. → types the rest and runs it. → again goes on.",
            "Esc lets you type freely, and Ctrl-G returns to the script. While you type freely, use these keys instead:",
            "Ctrl-U (undo), Ctrl-B (blank), Ctrl-O (recorded output), or Ctrl-G, a number, and Enter (jump).",
            "",
            "u undoes what ran last: it resets data, files, and containers, and runs the earlier steps again. If the server",
            "or the engine fails, o shows the output recorded in the lesson, and the demo goes on.",
            "At a prediction, a digit counts a hand for a choice. Begin a jump from there with g.",
            "",
            "'calf present --notes' in another terminal shows the notes, the time, and what the audience sees. It controls",
            "the demo with the same keys; Space and → run code there. A demo doesn't change your own data or progress.",
            "Before the demo: calf present --check LESSON --size 100x30",
        ]
    ) { invocation in
        let (context, arguments) = (invocation.context, invocation.arguments)
        if arguments.has("notes") {
            guard context.hasScreen else { throw CommandLineError("the notes need a terminal on standard input and output") }
            try await NotesSession(context.directories, context.configuration).run()
            return .done
        }
        if arguments.has("check") { return try await PresentationCheck(invocation).run() }
        guard arguments.operands.count == 1 else { throw CommandLineError("name one lesson to present. 'calf lessons' lists them") }
        let summary = try context.summary(named: arguments.operands[0])
        let minutes = try arguments.number("minutes", in: 1...600)
        if let minutes { try PlanReport(summary, minutes: minutes, context).show() }
        let section = try arguments.number("from", in: 1...1000) ?? 1
        let handout = try arguments["handout"].map { try OutputFolder($0) }
        try handout?.keep(Handout.name)
        return try await launchPresentation(summary, fromSection: section - 1, minutes: minutes, handout: handout, context)
    }
}

/// Which steps a demo leaves out to take no longer than it may.
struct PlanReport {
    private let lines: [String]
    private let output: Output

    init(_ summary: LessonSummary, minutes: Int, _ context: Context) throws {
        output = context.output
        let lesson = try context.catalog().lesson(summary)
        let presentation = Presentation(lesson)
        let seconds = presentation.seconds(in: lesson)
        let left = presentation.leftOut(for: minutes, seconds: seconds, in: lesson)
        let total = seconds.reduce(0, +) / 60
        let rest = seconds.indices.filter { !left.contains($0) }.map { seconds[$0] }.reduce(0, +) / 60
        let sections = Set(left.map { presentation.steps[$0].section }).sorted()
        var lines = ["\(lesson.title): \(total) minutes, \(rest) of them planned for your \(minutes)."]
        for section in sections {
            let steps = left.filter { presentation.steps[$0].section == section }.sorted()
            let title = lesson.sections[section].title
            lines.append("left out: \(title.isEmpty ? lesson.title : title), steps \(steps.map { String($0 + 1) }.joined(separator: ", "))")
        }
        self.lines = lines
    }

    func show() {
        for line in lines { output.printError(line) }
    }
}
