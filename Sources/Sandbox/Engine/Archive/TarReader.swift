/// Reads a tar archive in pieces as it arrives, in the formats that Go writes (ustar, PAX, GNU). Keeps at most one header in memory and
/// writes nothing.
struct TarReader {
    /// A member of the archive. Its path and link are whatever the archive says.
    struct Entry: Equatable {
        enum Kind: Equatable {
            case file, hardLink, symbolicLink, folder, other
        }

        var path: String
        var kind: Kind
        /// Where a link leads.
        var link: String
        var bytes: Int
    }

    enum Item: Equatable {
        case entry(Entry)
        /// More content of the last entry, as a range of the bytes passed in.
        case content(Range<Int>)
    }

    /// The archive is damaged, or is no tar archive.
    struct Damaged: Error, Equatable {}

    private enum State {
        case header
        /// Inside an entry's content: how many bytes are left, and how many follow that only fill the last block.
        case content(left: Int, padding: Int)
        /// Inside a header that describes the next entry.
        case extended(kind: UInt8, left: Int, padding: Int)
        case end
    }

    private static let block = 512
    /// Longer than the names and attributes that any file system allows for one file.
    private static let longestExtension = 1 << 20

    private var state = State.header
    private var gathered: [UInt8] = []
    private var extended = Extended()

    /// What extension headers say about the next entry.
    private struct Extended {
        var path: String?
        var link: String?
        var bytes: Int?
    }

    /// The next item in `bytes` from `index` on, which is advanced past it; `nil` when there is no more.
    mutating func next(_ bytes: [UInt8], _ index: inout Int) throws(Damaged) -> Item? {
        while index < bytes.count {
            switch state {
            case .end: index = bytes.count
            case .header:
                gather(bytes, &index, upTo: Self.block)
                if gathered.count < Self.block { return nil }
                if let entry = try readHeader() { return .entry(entry) }
            case .content(let left, let padding):
                let count = min(left, bytes.count - index)
                let range = index..<index + count
                let skipped = min(left == count ? padding : 0, bytes.count - range.upperBound)
                index = range.upperBound + skipped
                let isOver = left == count && skipped == padding
                state = isOver ? .header : .content(left: left - count, padding: padding - skipped)
                if count > 0 { return .content(range) }
            case .extended(let kind, let left, let padding):
                gather(bytes, &index, upTo: left + padding)
                if gathered.count < left + padding { return nil }
                extend(kind, gathered.prefix(left))
                gathered.removeAll(keepingCapacity: true)
                state = .header
            }
        }
        return nil
    }

    /// Whether the archive ended where one may end.
    var isComplete: Bool { if case .end = state { true } else { false } }

    private mutating func gather(_ bytes: [UInt8], _ index: inout Int, upTo count: Int) {
        let taken = min(count - gathered.count, bytes.count - index)
        gathered += bytes[index..<index + taken]
        index += taken
    }

    /// Reads the gathered header. Returns `nil` at the archive's end, and for a header that describes the next entry.
    private mutating func readHeader() throws(Damaged) -> Entry? {
        defer { gathered.removeAll(keepingCapacity: true) }
        if gathered.allSatisfy({ $0 == 0 }) {
            state = .end
            return nil
        }
        // The checksum counts its own field as blanks.
        let sum = gathered.indices.reduce(0) { $0 + ((148..<156).contains($1) ? 0x20 : Int(gathered[$1])) }
        guard number(148..<156) == sum, let size = number(124..<136), size >= 0, size < 1 << 50 else { throw Damaged() }
        let type = gathered[156]
        let padding = { (size: Int) in (Self.block - size % Self.block) % Self.block }
        if "xgLK".utf8.contains(type) {
            guard size <= Self.longestExtension else { throw Damaged() }
            state = .extended(kind: type, left: size, padding: padding(size))
            return nil
        }
        let prefix = gathered[257..<263].elementsEqual("ustar\0".utf8) ? text(345..<500) : ""
        let name = text(0..<100)
        var entry = Entry(
            path: extended.path ?? (prefix.isEmpty ? name : prefix + "/" + name), kind: Self.kind(type),
            link: extended.link ?? text(157..<257), bytes: extended.bytes ?? size)
        // Only files have content. Other kinds may still give a size.
        if (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(type) { entry.bytes = 0 }
        extended = Extended()
        state = .content(left: entry.bytes, padding: padding(entry.bytes))
        if entry.bytes == 0 { state = .header }
        return entry
    }

    private static func kind(_ type: UInt8) -> Entry.Kind {
        switch Unicode.Scalar(type) {
        case "0", "7", "\0": .file
        case "1": .hardLink
        case "2": .symbolicLink
        case "5": .folder
        default: .other
        }
    }

    private func text(_ field: Range<Int>) -> String { String(decoding: gathered[field].prefix { $0 != 0 }, as: UTF8.self) }

    /// An octal number, or, if its first bit is set, a binary one.
    private func number(_ field: Range<Int>) -> Int? {
        if gathered[field.lowerBound] & 0x80 != 0 {
            let bytes = gathered[field]
            guard bytes.dropFirst().dropLast(7).allSatisfy({ $0 == 0 }), bytes.first == 0x80 else { return nil }
            return bytes.suffix(7).reduce(0) { $0 << 8 | Int($1) }
        }
        let digits = gathered[field].drop { $0 == 0x20 }.prefix { $0 != 0 && $0 != 0x20 }
        return digits.isEmpty ? 0 : Int(String(decoding: digits, as: UTF8.self), radix: 8)
    }

    private mutating func extend(_ kind: UInt8, _ content: ArraySlice<UInt8>) {
        switch Unicode.Scalar(kind) {
        case "L": extended.path = String(decoding: content.prefix { $0 != 0 }, as: UTF8.self)
        case "K": extended.link = String(decoding: content.prefix { $0 != 0 }, as: UTF8.self)
        case "x": readRecords(content)
        default: break  // what is said about all entries names none
        }
    }

    /// PAX records: `LENGTH KEY=VALUE\n`. The length includes itself.
    private mutating func readRecords(_ content: ArraySlice<UInt8>) {
        var rest = content
        while let blank = rest.firstIndex(of: 0x20), let length = Int(String(decoding: rest[..<blank], as: UTF8.self)),
            length > blank - rest.startIndex + 1, length <= rest.count
        {
            let record = rest[(blank + 1)..<(rest.startIndex + length - 1)]
            rest = rest.dropFirst(length)
            guard let sign = record.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let value = String(decoding: record[(sign + 1)...], as: UTF8.self)
            switch String(decoding: record[..<sign], as: UTF8.self) {
            case "path": extended.path = value
            case "linkpath": extended.link = value
            case "size": extended.bytes = Int(value).flatMap { (0..<1 << 50).contains($0) ? $0 : nil }
            default: break
            }
        }
    }
}
