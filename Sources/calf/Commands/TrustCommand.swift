import Course
import Sandbox

extension Command {
    static let trust = Command(
        name: "trust", summary: "let a third-party course run, in its current state", group: .authoring,
        operands: [Operand(name: "DIR", completion: .folders)],
        notes: ["A course that changes afterwards asks again."]
    ) { invocation in
        let context = invocation.context
        try context.directories.create()
        try context.trust.trust(invocation.arguments.operands[0])
        context.output.print("Trusted: \(invocation.arguments.operands[0])")
        return .done
    }
}
