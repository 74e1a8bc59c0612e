import Course
import Primitives

extension Command {
    static let lint = Command(
        name: "lint", summary: "check that lessons are well formed and follow the method", group: .authoring,
        operands: [Operand(name: "PATH", count: .many, completion: .files)],
        options: [
            .json, .flag("strict", "fail on warnings, too"), .flag("rules", "print the list of rules, and lint nothing"),
        ],
        notes: ["PATH is a lesson, a module's folder, a course, or a folder of courses. Default: the courses in use."]
    ) { invocation in
        let (context, arguments) = (invocation.context, invocation.arguments)
        if arguments.has("rules") {
            context.output.write(Linter.rulePage)
            return .done
        }
        let paths = arguments.operands.isEmpty ? [try context.courseDirectory ?? context.courseRoot().directory] : arguments.operands
        var result = Linter.Result()
        for path in paths {
            var committed: [String: CommittedIDs] = [:]
            for course in Linter.courses(at: path) { committed[course] = await CommittedIDs.read(in: course) }
            let found = try Linter.lint(path: path, shipped: ShippedFiles.find()) { committed[$0] }
            result.messages += found.messages
            result.lessons += found.lessons
        }
        let errors = result.messages.count { $0.severity == .error }
        let warnings = result.messages.count - errors
        if arguments.has("json") {
            context.output.print(
                .object([
                    "messages": .list(result.messages.map(json)), "errors": .integer(errors), "warnings": .integer(warnings),
                    "lessons": .integer(result.lessons),
                ]))
        } else {
            for message in result.messages { context.output.print(message.description) }
            context.output.printError("\(count(result.lessons, "lesson")): \(count(errors, "error")), \(count(warnings, "warning"))")
        }
        return errors > 0 || arguments.has("strict") && warnings > 0 ? .failed : .done
    }

    private static func json(_ message: LintMessage) -> JSONValue {
        .object([
            "severity": .text(message.severity.rawValue), "rule": .text(message.rule), "message": .text(message.message),
            "path": .text(message.location.path), "line": .integer(message.location.line), "column": .integer(message.location.column),
            "nearest": .text(orNull: message.nearest),
        ])
    }

    private static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
}
