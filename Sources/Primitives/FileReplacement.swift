package import Glibc

/// Puts new contents into files that others may read meanwhile.
package enum FileReplacement {
    /// Replaces a file atomically, so that readers, and a crash, see either the old contents or the new ones. Its mode is kept. A link still
    /// leads to the file. What can't be replaced, because it is a pipe or a device, or has other names, is written to.
    ///
    /// - Parameter mode: That of a new file.
    /// - Returns: Whether it succeeded. If not, `errno` says why, and nothing is left beside the file.
    package static func replace(_ path: String, with bytes: [UInt8], mode: mode_t) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else {
            var link = stat()
            // One that leads to a file that isn't there yet.
            if lstat(path, &link) == 0 { return write(bytes, to: path, flags: O_CREAT, mode) }
            return rename(bytes, over: path, mode)
        }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1, let real = realpath(path, nil) else {
            return write(bytes, to: path, flags: O_TRUNC, mode)
        }
        defer { free(real) }
        return rename(bytes, over: String(cString: real), status.st_mode & 0o777)
    }

    private static func rename(_ bytes: [UInt8], over path: String, _ mode: mode_t) -> Bool {
        let temporary = "\(path).\(getpid())"
        unlink(temporary)
        if write(bytes, to: temporary, flags: O_CREAT | O_EXCL, mode), Glibc.rename(temporary, path) == 0 { return true }
        let code = errno
        unlink(temporary)
        errno = code
        return false
    }

    private static func write(_ bytes: [UInt8], to path: String, flags: Int32, _ mode: mode_t) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, mode)
        guard descriptor >= 0 else { return false }
        // What takes a file's place must be on the disk before it does.
        let isWritten = DescriptorBytes.write(bytes, to: descriptor) && (flags & O_EXCL == 0 || fsync(descriptor) == 0)
        let code = errno
        close(descriptor)
        errno = code
        return isWritten
    }
}
