/// A lesson declares what its Python programs import, so that calf can say what is missing before one of them fails.
enum ImportUndeclaredRule: LessonRule {
    static let name = "import-undeclared"
    static let summary =
        "What Python programs import is in the standard library, a file of the lesson, or listed under 'python'; for those of a kind of "
        + "server, under its 'packages'."

    static func check(_ lesson: Lesson) -> [Finding] {
        // In containers, programs have what is in the image.
        if lesson.engine.hasContainers { return [] }
        let code = lesson.code
        let own = code.reduce(into: Set<String>()) { $0.formUnion(PythonImports.files(in: "\($1.path ?? "") \($1.text)")) }
        var known = PythonImports.standard.union(own).union(lesson.python)
        var findings: [Finding] = []
        func check(_ text: String, from location: SourceLocation, of program: String? = nil) {
            for (module, line) in PythonImports.modules(in: text) where known.insert(module).inserted {
                let importer = program.map { "the program '\($0)', which is used here," } ?? "a program here"
                var location = location
                if program == nil { location.line += line }
                findings.append(
                    Finding(message: "\(importer) imports '\(module)', but 'python' doesn't declare it", location: location, nearest: nil))
            }
        }
        for block in code {
            let text = "\(block.language) \(block.path ?? "") \(block.text)"
            if text.contains("python") || text.contains(".py") { check(block.text, from: block.location) }
        }
        guard let servers = lesson.servers else { return findings }
        let kinds = ServerKinds(for: lesson)
        for (name, text) in kinds.programs where text.hasPrefix("#!/usr/bin/python3") {
            let user = code.first { $0.language == "sh" && Commands.names(in: $0.text).contains(name) }
            if let user { check(text, from: user.location, of: name) }
        }
        for node in servers.nodes {
            guard let kind = kinds[node.kind]?.kind else { continue }
            known.formUnion(kind.packages.flatMap { [$0, $0.replacing("python3-", with: "")] })
            for (name, text) in ServerKinds.files(in: kind.folder) where name.hasSuffix(".py") {
                check(text, from: node.location, of: "\(kind.name)/\(name)")
            }
        }
        return findings
    }
}
