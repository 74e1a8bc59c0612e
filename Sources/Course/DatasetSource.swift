/// A dataset's script: `datasets/NAME.sql` of the course, or `Assets/datasets/NAME.sql` for shipped courses.
package struct DatasetSource: Sendable, Hashable {
    package var name: String
    /// An absolute path.
    package var path: String

    /// A script at a path.
    package init(name: String, path: String) {
        self.name = name
        self.path = path
    }

    /// Its text, read from the file each time.
    package func text() throws(CourseError) -> String { try Files.text(at: path, limit: Files.datasetLimit) }

    /// The script called `name` in the course's own `datasets/`, or else in `shipped`.
    package static func find(_ name: String, courseDirectory: String, shipped: String?) throws(CourseError) -> DatasetSource {
        let looked = [courseDirectory + "/datasets", shipped].compactMap { $0 }.map { "\($0)/\(name).sql" }
        // A name is not a path, so it can't refer to anything outside the two folders.
        guard isName(name), let path = looked.first(where: Files.exists) else { throw .noDataset(name: name, looked: looked) }
        return DatasetSource(name: name, path: path)
    }

    /// Letters, digits, `-` and `_`.
    package static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" || $0 == "_" }
    }
}
