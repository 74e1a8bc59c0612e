import CPostgres

/// The width of text in terminal columns, from the same table that psql uses.
enum DisplayWidth {
    private static let utf8 = Int32(6)

    /// The width of the character that starts at `pointer`: -1 for a control character, 0 for a combining one.
    static func columns(at pointer: UnsafePointer<UInt8>) -> Int {
        pointer.withMemoryRebound(to: CChar.self, capacity: 4) { Int(calf_PQdsplen($0, utf8)) }
    }

    /// The width of one Unicode scalar: -1 for a control character.
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
