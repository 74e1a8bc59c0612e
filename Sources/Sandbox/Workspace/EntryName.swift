/// A file name as the system stores it: any bytes except `/` and NUL, not necessarily valid text.
struct EntryName: Hashable {
    /// NUL-terminated, for system calls.
    let bytes: [CChar]

    init(_ bytes: some Sequence<UInt8>) { self.bytes = bytes.map { CChar(bitPattern: $0) } + [0] }

    init(_ text: String) { self.init(text.utf8) }

    /// The name as text, or `nil` if it isn't UTF-8.
    var text: String? { String(validating: raw, as: UTF8.self) }

    /// The name for display, with invalid bytes replaced.
    var shown: String { String(decoding: raw, as: UTF8.self) }

    private var raw: [UInt8] { bytes.dropLast().map { UInt8(bitPattern: $0) } }
}
