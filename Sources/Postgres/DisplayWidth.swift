import CPostgres

/// How many columns of a screen text takes, by the table that psql itself uses.
enum DisplayWidth {
    private static let utf8 = Int32(6)

    /// The columns of the character that begins at `pointer`; -1 for a control character, 0 for one that combines.
    static func columns(at pointer: UnsafePointer<UInt8>) -> Int {
        pointer.withMemoryRebound(to: CChar.self, capacity: 4) { Int(calf_PQdsplen($0, utf8)) }
    }

    /// The columns of one character of a `String`; for a control character -1.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F ? 1 : (scalar.value == 0 ? 0 : -1) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 5) { buffer in
            var count = 0
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                buffer[count] = byte
                count += 1
            }
            buffer[count] = 0
            return buffer.baseAddress.map { columns(at: $0) } ?? 0
        }
    }
}
