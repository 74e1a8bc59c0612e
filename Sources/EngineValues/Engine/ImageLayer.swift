/// A layer of an image, or a build step that only changed its metadata.
package struct ImageLayer: Sendable, Equatable {
    /// The Dockerfile instruction that created it, as far as the builder recorded it; empty for an imported file system.
    package var createdBy: String
    /// In docker's format, such as `8B`.
    package var size: String
    /// The line in the lesson's Dockerfile, or `nil` for layers of the base image.
    package var line: Int?

    package init(createdBy: String, size: String, line: Int? = nil) {
        self.createdBy = createdBy
        self.size = size
        self.line = line
    }

    /// Whether it contains no files.
    package var isEmpty: Bool { size == "0B" }
}
