/// The numbers of lessons and modules say in which order they come.
enum NumberTwiceRule: MethodRule {
    static let name = "number-twice"
    static let summary = "No two lessons of a module have the same number, and no two modules of a course."

    static func check(_ course: LintedCourse) -> [Finding] {
        let folders = course.modules.map(\.layout.folder)
        return repeated(folders.map { ($0.number, $0.name) }, "module", in: course.shown)
            + folders.flatMap { folder in
                repeated(folder.lessons.map { ($0.number, $0.name) }, "lesson", in: "\(course.shown)/\(folder.name)")
            }
    }

    private static func repeated(_ entries: [(number: Int, name: String)], _ kind: String, in folder: String) -> [Finding] {
        var first: [Int: String] = [:]
        return entries.compactMap { number, name in
            guard let other = first.updateValue(first[number] ?? name, forKey: number) else { return nil }
            return Finding(
                message: "the \(kind) '\(other)' has the number \(number), too",
                location: SourceLocation(path: "\(folder)/\(name)", line: 1))
        }
    }
}
