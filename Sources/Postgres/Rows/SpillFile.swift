import Glibc
import Synchronization

/// A temporary file for rows that don't fit in memory. It has no name, so it disappears with its last user, even if the program crashes.
package final class SpillFile: Sendable {
    private let descriptor: Int32
    private let size = Mutex(0)

    /// - Parameter directory: Where the file's data is stored. It should be on a disk, because a file in memory saves nothing.
    package init(directory: String = SpillFile.directory) throws(SpillError) {
        var opened: Int32 = -1
        repeat {
            let path = "\(directory)/calf-rows-\(UInt64.random(in: 0...UInt64.max))"
            opened = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if opened >= 0 { unlink(path) }
        } while opened < 0 && (errno == EEXIST || errno == EINTR)
        guard opened >= 0 else { throw SpillError(errno, directory) }
        descriptor = opened
    }

    deinit { close(descriptor) }

    /// Where temporary files are created: TMPDIR, or else the directory for large ones.
    package static var directory: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp" }

    /// Appends a batch. Blocks; call it on a separate queue.
    package func append(_ batch: RowBatch) throws(SpillError) -> SpilledBatch {
        let length = batch.bytes.count + batch.ends.count * MemoryLayout<UInt32>.stride
        let offset = size.withLock { size in
            defer { size += length }
            return size
        }
        if let error = batch.bytes.withUnsafeBytes({ write($0, at: offset) }) { throw error }
        if let error = batch.ends.withUnsafeBytes({ write($0, at: offset + batch.bytes.count) }) { throw error }
        return SpilledBatch(
            file: self, offset: offset, byteCount: batch.bytes.count, endCount: batch.ends.count, columnCount: batch.columnCount,
            rowCount: batch.rowCount)
    }

    private func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> SpillError? {
        var done = 0
        while done < bytes.count {
            let written = pwrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return SpillError(errno, Self.directory) }
            done += written
        }
        return nil
    }

    fileprivate func read(_ bytes: UnsafeMutableRawBufferPointer, at offset: Int) -> SpillError? {
        var done = 0
        while done < bytes.count {
            let count = pread(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return SpillError(count == 0 ? EIO : errno, Self.directory) }
            done += count
        }
        return nil
    }
}

/// Some rows of a result, stored in a file.
package struct SpilledBatch: Sendable {
    fileprivate let file: SpillFile
    fileprivate let offset: Int
    fileprivate let byteCount: Int
    fileprivate let endCount: Int
    let columnCount: Int
    package let rowCount: Int

    /// Reads the rows back.
    func read() throws(SpillError) -> RowBatch {
        var bytes = [UInt8](repeating: 0, count: byteCount)
        var ends = [UInt32](repeating: 0, count: endCount)
        if let error = bytes.withUnsafeMutableBytes({ file.read($0, at: offset) }) { throw error }
        if let error = ends.withUnsafeMutableBytes({ file.read($0, at: offset + byteCount) }) { throw error }
        return RowBatch(columnCount: columnCount, rowCount: rowCount, bytes: bytes, ends: ends)
    }
}

/// Why rows could not be written to, or read from, a temporary file.
package struct SpillError: Error, Sendable, Equatable, CustomStringConvertible {
    package var code: Int32
    package var directory: String

    init(_ code: Int32, _ directory: String) {
        self.code = code
        self.directory = directory
    }

    package var description: String { "temporary file in \(directory): \(String(cString: strerror(code)))" }
}
