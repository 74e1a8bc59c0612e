import Glibc

/// Reads and writes open files, pipes, and devices.
package enum DescriptorBytes {
    /// Everything up to the end, but no more than `limit` bytes. `nil` if reading fails; then `errno` says why.
    package static func read(_ descriptor: Int32, atMost limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            guard let more = next(descriptor, atMost: min(1 << 16, limit - bytes.count)) else { return nil }
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    /// What can be read at once: nothing at the end. `nil` if reading fails; then `errno` says why.
    package static func next(_ descriptor: Int32, atMost limit: Int = 1 << 16) -> [UInt8]? {
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
                count = Glibc.read(descriptor, buffer.baseAddress, limit)
                filled = max(0, count)
            }
            if count >= 0 { return bytes }
            if errno != EINTR { return nil }
        }
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

extension [UInt8] {
    /// The bytes of a text without the mark of byte order, which some editors put before UTF-8.
    package var withoutMark: [UInt8] { starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self }
}
