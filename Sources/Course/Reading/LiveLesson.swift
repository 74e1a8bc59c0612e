/// A lesson's file while its author edits it: read again only after it changed.
package struct LiveLesson: Sendable {
    /// The lesson as its file is now.
    package struct Reading: Sendable, Equatable {
        /// As far as it can be read; `nil` without readable front matter.
        package var lesson: Lesson?
        /// What the linter says about this lesson alone.
        package var messages: [LintMessage]
    }

    package let path: String
    package let name: LessonReader.Name
    private var stamp: FileStamp?

    /// Nothing is read yet.
    package init(path: String, name: LessonReader.Name) {
        self.path = path
        self.name = name
    }

    /// The lesson if its file changed since the last call, or at the first one; `nil` if it is the same.
    ///
    /// A file that is missing for a moment, as while an editor replaces it, is not a change.
    package mutating func readIfChanged() -> Reading? {
        // Taken before the file is read: if it changes meanwhile, the next call sees a later stamp.
        guard let found = FileStamp(path: path), found != stamp else { return nil }
        stamp = found
        do throws(CourseError) {
            let (lesson, messages) = Linter.lint(lesson: try Files.text(at: path), path: path, name: name)
            return Reading(lesson: lesson, messages: messages)
        } catch {
            var report = Report(path: path)
            report.error(error)
            return Reading(lesson: nil, messages: report.messages)
        }
    }
}
