/// The lines of a text by cmark's rule: they end with LF, CR LF, or CR.
struct SourceLines {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let starts: [Int]

    /// Valid only as long as `bytes` is.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var starts = [0]
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { starts.append(index) }
        }
        self.bytes = bytes
        self.starts = starts
    }

    /// The text after the fence on a line, trimmed, exactly as typed. cmark returns it only with escapes resolved.
    func info(onLine line: Int) -> String {
        guard starts.indices.contains(line - 1) else { return "" }
        let end = line < starts.count ? starts[line] : bytes.count
        let text = bytes[starts[line - 1]..<end]
        guard let fence = fenceEnd(in: text) else { return "" }
        let rest = text[fence...]
        guard let first = rest.firstIndex(where: { !isBlank($0) }), let last = rest.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(decoding: rest[first...last], as: UTF8.self)
    }

    /// The end of the first run of three or more backticks or tildes. Prefixes (`> `, `- `, `1. `) contain no such run.
    private func fenceEnd(in text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            var end = index
            while end < text.endIndex, text[end] == byte { end += 1 }
            if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~"), end - index >= 3 { return end }
            index = end
        }
        return nil
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
}
