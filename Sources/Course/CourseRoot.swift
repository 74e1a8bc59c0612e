/// A folder that holds `course.yaml`, or folders that do.
package struct CourseRoot: Sendable, Equatable {
    /// An absolute path.
    package var directory: String
    /// Whether its courses came with calf; if so, they are trusted and use the shipped datasets.
    package var isShipped: Bool
    /// Where the datasets of shipped courses are.
    package var datasets: String?

    /// The courses that came with calf.
    package init(shipped files: ShippedFiles) {
        directory = files.lessons
        isShipped = true
        datasets = files.assets + "/datasets"
    }

    /// A user's own courses, as with `--course`. The path may be relative.
    package init(directory: String) throws(CourseError) {
        guard let path = Files.realPath(directory) else { throw .unreadable(path: directory, code: 2) }
        self.directory = path
        isShipped = false
        datasets = nil
    }
}
