import Course

extension Command {
    static let lint = Command(
        name: "lint", summary: "check that lessons are well formed and follow the method", group: .authoring,
        operands: [Operand(name: "PATH", count: .many, completion: .files)],
        options: [.json, .flag("strict", "warnings of the method count as errors")],
        notes: ["PATH is a lesson's file, a module's folder, or a course; default: the courses in use."]
    ) { invocation in
        let (context, arguments) = (invocation.context, invocation.arguments)
        var messages: [LintMessage] = []
        if arguments.operands.isEmpty {
            messages = try Linter.lint(path: context.courseDirectory ?? context.courseRoot().directory, shipped: ShippedFiles.find())
        }
        for path in arguments.operands { messages += try Linter.lint(path: path, shipped: ShippedFiles.find()) }
        let errors = messages.count { $0.severity == .error }
        if arguments.has("json") {
            context.output.print(
                .object([
                    "messages": .array(messages.map(json)), "errors": .integer(errors), "warnings": .integer(messages.count - errors),
                ]))
        } else {
            for message in messages { context.output.print(message.description) }
            context.output.printError("\(count(errors, "error")), \(count(messages.count - errors, "warning"))")
        }
        return errors > 0 || arguments.has("strict") && !messages.isEmpty ? .failed : .done
    }

    private static func json(_ message: LintMessage) -> JSON {
        .object([
            "severity": .text(message.severity.rawValue), "rule": .text(message.rule), "message": .text(message.message),
            "path": .text(message.location.path), "line": .integer(message.location.line), "column": .integer(message.location.column),
            "nearest": .text(orNull: message.nearest),
        ])
    }

    private static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
}
