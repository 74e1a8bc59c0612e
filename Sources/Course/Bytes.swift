import Glibc

/// Byte searches with `memchr`, because the catalog scans every file of every course.
enum Bytes {
    /// The index of the first occurrence of a byte at or after `start`.
    static func index(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count else { return nil }
        guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether a text contains a byte.
    static func contain(_ byte: UInt8, _ text: String) -> Bool {
        var text = text
        return text.withUTF8 { index(of: byte, in: $0, from: 0) != nil }
    }
}
