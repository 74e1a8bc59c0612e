extension Command {
    static let new = Command(
        name: "new", summary: "create a course or lesson that passes the linter", group: .authoring,
        operands: [Operand(name: "KIND", choices: ["lesson", "course"]), Operand(name: "PATH", completion: .folders)],
        notes: ["A lesson's PATH lies in a module's folder; a name without a number comes after the lessons that are there."]
    ) { invocation in
        let path = invocation.arguments.operands[1]
        let made = invocation.arguments.operands[0] == "course" ? try Skeleton.course(at: path) : try Skeleton.lesson(at: path)
        for file in made { invocation.context.output.print(file) }
        return .done
    }
}
