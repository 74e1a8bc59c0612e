enum PartsRule: MethodRule {
    static let name = "parts"
    static let summary = "If a module has parts, each of its lessons is in exactly one of them."

    static func check(_ course: LintedCourse) -> [Finding] {
        course.modules.flatMap { module -> [Finding] in
            let parts = module.layout.file.parts
            if parts.isEmpty { return [] }
            return module.layout.folder.lessons.compactMap { lesson in
                let count = parts.count { $0.lessons.contains(lesson.id) }
                if count == 1 { return nil }
                let location = SourceLocation(path: "\(course.shown)/\(module.layout.folder.name)/module.yaml", line: 1)
                let what = count == 0 ? "no part" : "\(count) parts"
                return Finding(message: "the lesson '\(lesson.id)' is in \(what) of the module; put it in one", location: location)
            }
        }
    }
}
