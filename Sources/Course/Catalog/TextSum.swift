import SQLite

/// A checksum that distinguishes sequences of values: FNV-1a over all their bytes.
struct TextSum {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    var value: Int64 { Int64(bitPattern: state) }

    mutating func add(_ text: String) {
        var text = text
        let start = state
        state = text.withUTF8 { bytes in bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } }
        state = (state ^ 0xff) &* 0x100_0000_01b3
    }

    mutating func add(_ number: Int) { state = (state ^ UInt64(bitPattern: Int64(number))) &* 0x100_0000_01b3 }

    mutating func add(_ value: Value) {
        switch value {
        case .integer(let number): add(Int(number))
        case .text(let text): add(text)
        case .null, .real: add(0)
        }
    }
}
