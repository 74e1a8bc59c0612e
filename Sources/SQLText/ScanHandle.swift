import CPgQuery

/// One run of libpg_query's scanner over a C string: its tokens in protocol-buffer form, or where it stopped.
struct ScanHandle: ~Copyable {
    private let result: PgQueryScanResult

    init(scanning text: UnsafePointer<CChar>) { result = pg_query_scan(text) }

    deinit { pg_query_free_scan_result(result) }

    /// Where the scanner stopped, in characters from 1; 0 if unknown. `nil` if it reached the end.
    var stop: Int? { result.error.map { Int($0.pointee.cursorpos) } }

    /// Appends the tokens to `tokens`, with their offsets shifted by `base`.
    ///
    /// The message has `version = 1` and `repeated tokens = 2`. A token has `start = 1`, `end = 2`, `token = 4`, and `keyword_kind = 5`,
    /// all numbers; fields that are zero are omitted.
    func append(to tokens: inout [RawToken], base: Int) {
        guard let data = result.pbuf.data else { return }
        var reader = VarintReader(next: UnsafeRawPointer(data).assumingMemoryBound(to: UInt8.self))
        let end = reader.next + result.pbuf.len
        while reader.next < end {
            let tag = reader.number()
            let value = reader.number()
            if tag != 2 << 3 | 2 { continue }
            let tokenEnd = reader.next + value
            var token = RawToken(start: base, end: base, code: 0, keyword: 0)
            while reader.next < tokenEnd {
                let field = reader.number()
                let value = reader.number()
                switch field {
                case 1 << 3: token.start = base + value
                case 2 << 3: token.end = base + value
                case 4 << 3: token.code = UInt32(truncatingIfNeeded: value)
                case 5 << 3: token.keyword = UInt8(truncatingIfNeeded: value)
                default: break
                }
            }
            tokens.append(token)
        }
    }
}

/// Reads the numbers of a protocol-buffer message. The library has just written it, so it is well formed.
private struct VarintReader {
    var next: UnsafePointer<UInt8>

    @inline(__always)
    mutating func number() -> Int {
        let first = next.pointee
        next += 1
        return first < 0x80 ? Int(first) : longNumber(Int(first & 0x7F))
    }

    @inline(__always)
    private mutating func longNumber(_ first: Int) -> Int {
        var value = first
        var shift = 7
        while true {
            let byte = next.pointee
            next += 1
            value |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }
}
