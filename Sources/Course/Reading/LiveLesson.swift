/// A lesson's file while its author edits it: read again only after it changed.
package struct LiveLesson: Sendable {
    /// The lesson in its file's current state.
    package struct Reading: Sendable, Equatable {
        /// Everything that could be read; `nil` without readable front matter.
        package var lesson: Lesson?
        /// The linter's messages about this lesson alone.
        package var messages: [LintMessage]
    }

    package let path: String
    package let name: LessonReader.Name
    private var stamp: FileStamp?

    /// Doesn't read the file yet.
    ///
    /// - Parameter isKnown: Whether its present contents have been read elsewhere.
    package init(path: String, name: LessonReader.Name, isKnown: Bool = false) {
        self.path = path
        self.name = name
        if isKnown { stamp = FileStamp(path: path) }
    }

    /// The lesson, on the first call unless it is known, and whenever its file changed since the last one; `nil` if it is unchanged.
    ///
    /// A file that is briefly missing, for example while an editor replaces it, doesn't count as a change.
    package mutating func readIfChanged() -> Reading? {
        // Taken before the file is read: if the file changes in between, the next call sees a newer stamp.
        guard let found = FileStamp(path: path), found != stamp else { return nil }
        stamp = found
        var report = Report(path: path)
        guard let text = report.text(at: path) else { return Reading(lesson: nil, messages: report.messages) }
        let (lesson, messages) = Linter.lint(lesson: text, path: path, name: name)
        return Reading(lesson: lesson, messages: messages)
    }
}
