extension Command {
    static let new = Command(
        name: "new", summary: "create a course, a lesson, or a kind of server that passes the linter", group: .authoring,
        operands: [Operand(name: "KIND", choices: ["lesson", "course", "kind"]), Operand(name: "PATH", completion: .folders)],
        options: [.choice("engine", Skeleton.Engine.allCases.map(\.rawValue), "what a new lesson is about; default: postgresql")],
        notes: [
            "A lesson's PATH is in a module's folder. Without a number in its name, it comes after the module's other lessons.",
            "A kind of server is a folder in the course's folder 'servers': calf new kind DIR/servers/NAME",
            "A course is a git repository. Once you have committed and pushed it, others add it: calf course add URL",
        ]
    ) { invocation in
        let (kind, path) = (invocation.arguments.operands[0], invocation.arguments.operands[1])
        let engine = invocation.arguments["engine"].flatMap(Skeleton.Engine.init) ?? .postgresql
        let created =
            switch kind {
            case "course": try Skeleton.course(at: path)
            case "kind": try Skeleton.kind(at: path)
            default: try Skeleton.lesson(at: path, engine: engine)
            }
        for file in created { invocation.context.output.print(file) }
        if kind == "course" {
            let git = Git(directory: path)
            // A course may be a part of a repository that is there already. Without git, it is a folder like any other.
            if await git.output("rev-parse", "--git-dir") == nil { _ = await git.output("init", "--quiet") }
        }
        return .done
    }
}
