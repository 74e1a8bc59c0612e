/// How far the reading of an image's layers has come.
package struct LayersProgress: Sendable, Equatable {
    /// How long it has taken so far.
    package var seconds: Int
    /// The part of the archive that has arrived. The engine may prepare the archive for some time before it sends any of it.
    package var bytes: Int
    package var files: Int

    package init(seconds: Int, bytes: Int, files: Int) {
        self.seconds = seconds
        self.bytes = bytes
        self.files = files
    }
}
