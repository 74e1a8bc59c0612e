import CGNU
import Glibc

/// Bytes that are appended at one end and taken from the other.
struct ByteQueue {
    /// How much is read from a socket at a time, and how much may wait to be written.
    static let unit = 64 << 10

    private var storage: [UInt8] = []
    private var start = 0

    init(_ bytes: [UInt8] = []) { storage = bytes }

    var count: Int { storage.count - start }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ bytes: some Collection<UInt8>) { storage.append(contentsOf: bytes) }

    mutating func drop(_ amount: Int) {
        start += amount
        if start == storage.count {
            // The memory of something large isn't kept.
            storage.removeAll(keepingCapacity: storage.capacity <= 4 * Self.unit)
            start = 0
        } else if start >= Self.unit {
            storage.removeSubrange(..<start)
            start = 0
        }
    }

    mutating func take(_ amount: Int) -> [UInt8] {
        defer { drop(amount) }
        return Array(storage[start..<start + amount])
    }

    mutating func move(_ amount: Int, to other: inout ByteQueue) {
        other.storage.append(contentsOf: storage[start..<start + amount])
        drop(amount)
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try storage.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    }

    /// How many bytes are before the first occurrence.
    func firstIndex(of pattern: [UInt8]) -> Int? { withBytes { Bytes.index(of: pattern, in: $0) } }
}

/// Searches in bytes.
enum Bytes {
    static func index(of pattern: [UInt8], in bytes: UnsafeRawBufferPointer) -> Int? {
        guard let base = bytes.baseAddress, let found = memmem(base, bytes.count, pattern, pattern.count) else { return nil }
        return UnsafeRawPointer(found) - base
    }

    static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        bytes.withUnsafeBytes { index(of: Array(text.utf8), in: $0) != nil }
    }
}
