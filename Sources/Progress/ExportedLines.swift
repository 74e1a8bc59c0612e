import Glibc
import Primitives

/// The lines of an exported file, which is read in pieces: the memory that this needs doesn't depend on the file's size.
struct ExportedLines {
    /// The number of the last line, counted from 1.
    private(set) var number = 0
    /// `nil` once everything was read.
    private var descriptor: Int32?
    private var piece: [UInt8]
    private var start = 0

    private static let pieceBytes = 1 << 18

    init(_ bytes: [UInt8]) { piece = bytes }

    init(of descriptor: Int32) {
        self.descriptor = descriptor
        piece = []
    }

    /// The next event; `nil` at the end. Blank lines don't count.
    mutating func nextEvent() throws(EventLine.Fault) -> EventLine? {
        while let line = try next() {
            if !line.allSatisfy({ $0 <= UInt8(ascii: " ") }) { return try EventLine(line) }
        }
        return nil
    }

    /// The next line, without its line feed; `nil` at the end.
    private mutating func next() throws(EventLine.Fault) -> ArraySlice<UInt8>? {
        while true {
            if let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                number += 1
                return piece[start..<end]
            }
            guard descriptor != nil else { break }
            try readMore()
        }
        guard start < piece.count else { return nil }
        defer { start = piece.count }
        number += 1
        return piece[start...]
    }

    /// Adds a piece to the unfinished line.
    private mutating func readMore() throws(EventLine.Fault) {
        guard let descriptor else { return }
        if piece.count - start > EventLine.maxBytes {
            number += 1
            throw .tooLong
        }
        guard let more = DescriptorBytes.next(descriptor, atMost: Self.pieceBytes) else {
            throw EventLine.Fault(words: "it can't be read: \(String(cString: strerror(errno)))")
        }
        if more.isEmpty { self.descriptor = nil }
        piece = Array(piece[start...]) + more
        start = 0
    }
}
