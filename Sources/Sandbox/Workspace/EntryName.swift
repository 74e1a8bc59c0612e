/// A name in a folder as the system keeps it: any bytes but `/` and NUL, not always text.
struct EntryName: Hashable {
    /// With the NUL at its end, as the system takes it.
    let bytes: [CChar]

    init(_ bytes: some Sequence<UInt8>) { self.bytes = bytes.map { CChar(bitPattern: $0) } + [0] }

    init(_ text: String) { self.init(text.utf8) }

    /// `nil` where it is not UTF-8.
    var text: String? { String(validating: raw, as: UTF8.self) }

    /// As it can be shown.
    var shown: String { String(decoding: raw, as: UTF8.self) }

    private var raw: [UInt8] { bytes.dropLast().map { UInt8(bitPattern: $0) } }
}
