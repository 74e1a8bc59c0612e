import Course

extension Command {
    /// Prints the pages in Assets/man; `calf manual` lists their names.
    static let manual = Command(
        name: "manual", summary: "print a manual page in roff, or the names of the pages",
        operands: [Operand(name: "PAGE", count: .optional, choices: ManualPage.all.map(\.name))]
    ) { invocation in
        let output = invocation.context.output
        guard let name = invocation.arguments.operand(0) else {
            for page in ManualPage.all { output.print(page.name) }
            return .done
        }
        for page in ManualPage.all where page.name == name { output.write(page.text) }
        return .done
    }
}
