import SQLite

/// A checksum that distinguishes sequences of values: FNV-1a over all their bytes.
struct TextSum {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    var value: Int64 { Int64(bitPattern: state) }

    mutating func add(_ value: Value) {
        switch value {
        case .integer(let number): mix(UInt64(bitPattern: number))
        case .text(let text):
            for byte in text.utf8 { mix(UInt64(byte)) }
            mix(0xff)
        case .null, .real: mix(0)
        }
    }

    private mutating func mix(_ word: UInt64) { state = (state ^ word) &* 0x100_0000_01b3 }
}
