/// The text of a file as an editor has it: its lines end in a line feed, whatever they end in on the disk.
package struct WorkspaceText: Sendable, Equatable {
    package var text: String
    /// Lines end as on Windows, and are written so again.
    package var hasCarriageReturns: Bool

    /// A text of the tutor's own.
    package init(_ text: String, hasCarriageReturns: Bool = false) {
        self.text = text
        self.hasCarriageReturns = hasCarriageReturns
    }

    /// Reads what is on the disk, if it can be had again byte by byte from what is made of it.
    init(_ bytes: [UInt8], path: String) throws(WorkspaceError) {
        guard !bytes.contains(0), let whole = String(validating: bytes, as: UTF8.self) else { throw .binary(path: path) }
        guard bytes.contains(0x0D) else {
            self.init(whole)
            return
        }
        self.init(String(decoding: Self.withoutReturns(bytes), as: UTF8.self), hasCarriageReturns: true)
        guard self.bytes == bytes else { throw .mixedLineEnds(path: path) }
    }

    /// As they stand on the disk.
    var bytes: [UInt8] {
        guard hasCarriageReturns else { return Array(text.utf8) }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == 0x0A { bytes.append(0x0D) }
            bytes.append(byte)
        }
        return bytes
    }

    private static func withoutReturns(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        for (index, byte) in bytes.enumerated() where byte != 0x0D || index + 1 == bytes.count || bytes[index + 1] != 0x0A {
            kept.append(byte)
        }
        return kept
    }
}
