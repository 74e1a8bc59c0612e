extension Command {
    static let doctor = Command(
        name: "doctor", summary: "what is installed, what works, and the exact command that fixes the rest", options: [.json]
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
        let isWell = findings.allSatisfy { $0.state != .broken }
        if invocation.arguments.has("json") {
            context.output.print(.object(["well": .bool(isWell), "findings": .array(findings.map(\.json))]))
        }
        return isWell ? .done : .unusable
    }
}
