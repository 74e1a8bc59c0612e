/// The text that `calf new` writes is for the author, not for readers.
enum SkeletonRule: MethodRule {
    static let name = "skeleton-text"
    static let summary = "All text from `calf new` is replaced."

    static func check(_ course: LintedCourse) -> [Finding] {
        guard let skeletons = ShippedFiles.find().map({ $0.assets + "/skeletons" }) else { return [] }
        let written = Set(names(in: skeletons).flatMap { texts(of: "\(skeletons)/\($0)").map(\.line) })
        let files =
            ["/course.yaml"] + course.modules.map { "/\($0.layout.folder.name)/module.yaml" }
            + course.files.map { String($0.dropFirst(course.shown.count)) }
        return files.flatMap { file in
            var last = -1
            return texts(of: course.directory + file).compactMap { number, line -> Finding? in
                guard written.contains(line) else { return nil }
                // One message for the lines of a paragraph.
                defer { last = number }
                if number == last + 1 { return nil }
                return Finding(
                    message: "this is still the text that 'calf new' wrote; replace it",
                    location: SourceLocation(path: course.shown + file, line: number))
            }
        }
    }

    private static func names(in folder: String) -> [String] {
        do throws(CourseError) { return try Files.names(in: folder) } catch { return [] }
    }

    /// The lines that have at least five words, and their numbers. Code, headings, and lists in brackets aren't texts.
    private static func texts(of path: String) -> [(number: Int, line: Substring)] {
        let text: String
        do throws(CourseError) { text = try Files.text(at: path) } catch { return [] }
        var isCode = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            if line.hasPrefix("```") { isCode.toggle() }
            let isText = !isCode && !line.hasPrefix("#") && !line.contains(": [") && line.split(separator: " ").count >= 5
            return isText ? (index + 1, line) : nil
        }
    }
}
