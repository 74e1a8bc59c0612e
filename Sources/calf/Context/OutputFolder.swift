import Glibc

/// The folder of a demo's handout. It's created before the demo, so that a mistake in its name shows before anyone watches.
struct HandoutFolder {
    private let path: String

    init(_ path: String) throws(CommandLineError) {
        self.path = path
        var status = stat()
        if mkdir(path, 0o777) == 0 { return }
        let reason = String(cString: strerror(errno))
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw CommandLineError("cannot create the folder \(path): \(reason)")
        }
    }

    /// Writes the files, and returns the path of the first one.
    func write(_ files: [(name: String, text: String)]) throws(CommandLineError) -> String {
        for file in files { try StandardStreams.replace("\(path)/\(file.name)", with: Array(file.text.utf8)) }
        return files.first.map { "\(path)/\($0.name)" } ?? path
    }
}
