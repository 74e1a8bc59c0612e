import Primitives

extension Command {
    static let doctor = Command(
        name: "doctor", summary: "check what is installed, and print the commands that fix what is missing", group: .setup,
        options: [.json]
    ) { invocation in
        let context = invocation.context
        var findings: [Finding] = []
        for examine in Finding.all {
            let found = await examine(context)
            findings += found
            if !invocation.arguments.has("json") {
                for line in found.flatMap(\.lines) { context.output.print(line) }
                context.output.flush()
            }
        }
        let isUsable = findings.allSatisfy { $0.state != .broken }
        if invocation.arguments.has("json") {
            context.output.print(.object(["well": .bool(isUsable), "findings": .list(findings.map(\.json))]))
        }
        return isUsable ? .done : .unusable
    }
}
