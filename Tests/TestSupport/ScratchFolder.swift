import Glibc

/// A folder for one test, removed with its owner.
package final class ScratchFolder: Sendable {
    /// Its absolute path.
    package let path: String

    /// Creates an empty folder under /tmp.
    package init() {
        var template = Array("/tmp/calf-test-XXXXXX".utf8CString)
        template.withUnsafeMutableBufferPointer { bytes in
            guard let base = bytes.baseAddress, mkdtemp(base) != nil else { preconditionFailure("no scratch folder in /tmp") }
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { ScratchFolder.remove(path) }

    /// Removes a file, or a folder and its contents. Doesn't follow links.
    private static func remove(_ path: String) {
        if unlink(path) != 0, let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove(path + "/" + name) }
            }
            closedir(folder)
            rmdir(path)
        }
    }
}

extension ScratchFolder {
    /// Creates a subfolder.
    package func makeFolder(_ name: String) { precondition(mkdir(path + "/" + name, 0o700) == 0, "cannot make \(path)/\(name)") }

    /// Writes a file in the folder, and returns its path.
    @discardableResult
    package func write(_ bytes: some Sequence<UInt8>, to name: String) -> String {
        let file = path + "/" + name
        guard let stream = fopen(file, "w") else { preconditionFailure("cannot write \(file)") }
        let bytes = Array(bytes)
        fwrite(bytes, 1, bytes.count, stream)
        fclose(stream)
        return file
    }

    /// The contents of a file in the folder; empty if the file doesn't exist.
    package func bytes(of name: String) -> [UInt8] { ScratchFolder.bytes(at: path + "/" + name) }

    /// The contents of any file; empty if the file doesn't exist.
    package static func bytes(at path: String) -> [UInt8] {
        guard let stream = fopen(path, "r") else { return [] }
        defer { fclose(stream) }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            if count == 0 { return all }
            all += buffer[..<count]
        }
    }
}
