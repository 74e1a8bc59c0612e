/// The text of a file in the editor: lines end in a line feed, regardless of the line endings on disk.
package struct WorkspaceText: Sendable, Equatable {
    package var text: String
    /// Whether lines end in CRLF on disk. They are written back the same way.
    package var hasCarriageReturns: Bool

    /// A text that doesn't come from a file.
    package init(_ text: String, hasCarriageReturns: Bool = false) {
        self.text = text
        self.hasCarriageReturns = hasCarriageReturns
    }

    /// Decodes a file's bytes. Throws if encoding the result would not give the same bytes.
    package init(_ bytes: [UInt8], path: String) throws(WorkspaceError) {
        guard !bytes.contains(0), let whole = String(validating: bytes, as: UTF8.self) else { throw .binary(path: path) }
        guard bytes.contains(0x0D) else {
            self.init(whole)
            return
        }
        self.init(String(decoding: Self.withoutReturns(bytes), as: UTF8.self), hasCarriageReturns: true)
        guard self.bytes == bytes else { throw .mixedLineEnds(path: path) }
    }

    /// The bytes to write to disk.
    package var bytes: [UInt8] {
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
