import Course
import Sandbox

extension Command {
    static let trust = Command(
        name: "trust", summary: "let a third-party course run, in its current state", group: .authoring,
        operands: [Operand(name: "DIR", completion: .folders)],
        options: [.flag("own", "trust later changes, too; for a course that you own and edit")],
        notes: ["DIR is the folder with course.yaml. Without --own, calf asks again after the course changes."]
    ) { invocation in
        let context = invocation.context
        let directory = invocation.arguments.operands[0]
        let isOwn = invocation.arguments.has("own")
        try context.directories.create()
        try context.trust.trust(directory, scope: isOwn ? .everyChange : .content)
        if isOwn {
            context.output.print("Trusted, with all later changes: \(directory)")
        } else {
            context.output.print("Trusted in its current state: \(directory)")
            context.output.print("If this is your own course, 'calf trust --own \(directory)' trusts later changes, too.")
        }
        return .done
    }
}
