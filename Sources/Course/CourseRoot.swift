/// A folder that holds `course.yaml`, or folders that do. With the shipped courses come those that the user added to them.
package struct CourseRoot: Sendable, Equatable {
    /// An absolute path.
    package var directory: String
    /// Whether the courses in that folder came with calf; if so, they are trusted and use the shipped datasets.
    package var isShipped: Bool
    /// Where the datasets of shipped courses are.
    package var datasets: String?
    /// Where the added courses are: a folder each, or a link to one. An absolute path of a folder that doesn't have to exist.
    package var added: String?

    /// The courses that came with calf, and those in the folder `added`.
    package init(shipped files: ShippedFiles, added: String? = nil) {
        directory = files.lessons
        isShipped = true
        datasets = files.assets + "/datasets"
        self.added = added
    }

    /// A user's own courses, as with `--course`. The path may be relative.
    package init(directory: String) throws(CourseError) {
        guard let path = Files.realPath(directory) else { throw .unreadable(path: directory, code: 2) }
        self.directory = path
        isShipped = false
        datasets = nil
        added = nil
    }

    /// The folders whose courses are listed, in this order.
    var folders: [String] { [directory] + [added].compactMap(\.self) }

    /// The folders with a `course.yaml`: the root itself, or those in its folders.
    var courseDirectories: [String] { isCourse ? [directory] : folders.flatMap(CourseFolder.courses) }

    /// Whether it is itself a course.
    var isCourse: Bool { Files.exists(directory + "/course.yaml") }

    /// Whether the course in a folder came with calf.
    package func isShipped(_ course: String) -> Bool { isShipped && (course == directory || course.hasPrefix(directory + "/")) }
}
