import Course
import Sandbox

extension Command {
    static let trust = Command(
        name: "trust", summary: "let a course from elsewhere be run, as it is now",
        operands: [Operand(name: "DIR", kind: .folder)],
        notes: ["A course that changes afterwards asks again."]
    ) { invocation in
        let context = invocation.context
        try context.directories.create()
        try context.trust.trust(invocation.arguments.operands[0])
        context.output.print("Trusted: \(invocation.arguments.operands[0])")
        return .done
    }
}
