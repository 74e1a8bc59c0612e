import Glibc

/// Collects output bytes into pieces large enough to write.
struct OutputBuffer: ~Copyable {
    private var pointer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    /// The size at which a piece is passed on.
    static let full = 64 << 10

    init() {
        capacity = Self.full * 2
        pointer = .allocate(capacity: capacity)
    }

    deinit { pointer.deallocate() }

    /// Makes room for this many more bytes.
    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(more) }
    }

    private mutating func grow(_ more: Int) {
        let larger = max(capacity * 2, count + more)
        let next = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        next.update(from: pointer, count: count)
        pointer.deallocate()
        pointer = next
        capacity = larger
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        pointer[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress else { return }
        reserve(bytes.count)
        memcpy(pointer + count, base, bytes.count)
        count += bytes.count
    }

    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    mutating func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inline(__always)
    mutating func append(_ byte: UInt8, times: Int) {
        if times <= 0 { return }
        reserve(times)
        memset(pointer + count, Int32(byte), times)
        count += times
    }

    /// Drops all but the first `length` bytes.
    mutating func cut(to length: Int) { count = length }

    /// Passes on the buffered bytes.
    mutating func flush<E: Error>(to sink: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        if count == 0 { return }
        let piece = UnsafeRawBufferPointer(start: pointer, count: count)
        count = 0
        try sink(piece)
    }

    /// Passes on the buffered bytes if there are enough of them.
    @inline(__always)
    mutating func flushIfFull<E: Error>(to sink: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        if count >= Self.full { try flush(to: sink) }
    }
}
