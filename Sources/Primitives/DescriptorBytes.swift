import Glibc

/// Reads and writes open files, pipes, and devices.
package enum DescriptorBytes {
    /// Everything up to the end, but no more than `limit` bytes. `nil` if reading fails; then `errno` says why.
    package static func read(_ descriptor: Int32, atMost limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(limit, 1 << 16))
        while bytes.count < limit {
            let count = Glibc.read(descriptor, &chunk, min(chunk.count, limit - bytes.count))
            if count == 0 { break }
            if count > 0 { bytes += chunk[..<count] } else if errno != EINTR { return nil }
        }
        return bytes
    }

    /// Writes all bytes. If that fails, `errno` says why.
    package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return false }
        }
        return true
    }
}
