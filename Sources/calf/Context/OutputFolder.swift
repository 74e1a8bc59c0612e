import Glibc

/// A folder that the user names for files which calf writes. It's created at once, so that a mistake in its name shows before any work.
struct OutputFolder {
    let path: String

    init(_ path: String) throws(CommandLineError) {
        self.path = path
        var status = stat()
        if mkdir(path, 0o777) == 0 { return }
        let reason = String(cString: strerror(errno))
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw CommandLineError("cannot create \(path): \(reason)")
        }
    }

    /// Refuses to replace a file that is already there.
    func keep(_ name: String) throws(CommandLineError) {
        guard access("\(path)/\(name)", F_OK) == 0 else { return }
        throw CommandLineError("\(path)/\(name) is already there. Move it, or name another folder")
    }

    /// Writes the files. Each is there whole, or not at all.
    func write(_ files: [(name: String, text: String)]) throws(CommandLineError) {
        for file in files { try StandardStreams.replace("\(path)/\(file.name)", with: Array(file.text.utf8)) }
    }
}
