import Markdown

enum DeadLinkRule: MethodRule {
    static let name = "dead-link"
    static let summary = "A relative link or image leads to a file that exists."

    static func check(_ course: LintedCourse) -> [Finding] {
        course.lessons.flatMap { lesson in
            let folder = Files.parent(of: course.directory + lesson.path.dropFirst(course.shown.count))
            return lesson.inlines.compactMap { inline, line -> Finding? in
                guard let destination = destination(of: inline) else { return nil }
                let path = destination.prefix { $0 != "#" && $0 != "?" }
                if path.isEmpty || !isRelative(path) || Files.exists("\(folder)/\(path)") { return nil }
                let message = "this link leads to '\(path)', which does not exist"
                return Finding(message: message, location: SourceLocation(path: lesson.path, line: line))
            }
        }
    }

    private static func destination(of inline: Inline) -> String? {
        switch inline {
        case .link(_, let destination), .image(_, let destination): destination
        default: nil
        }
    }

    /// Whether the path has no scheme such as `https:`.
    private static func isRelative(_ path: Substring) -> Bool {
        guard let colon = path.firstIndex(of: ":") else { return true }
        return path[..<colon].contains("/")
    }
}
