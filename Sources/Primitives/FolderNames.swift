import Glibc

/// The names in a folder. To the system, a name is bytes, which needn't be UTF-8.
package enum FolderNames {
    /// All names as they are, each with its NUL, in no order; `nil` if the folder can't be read, for which `errno` is the reason.
    package static func bytes(in folder: [CChar]) -> [[CChar]]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [[CChar]] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { $0.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } }
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name + [0]) }
        }
        return names
    }

    /// The names that are UTF-8, in no order.
    package static func text(in folder: String) -> [String]? {
        bytes(in: Array(folder.utf8CString))?.compactMap { name in
            String(validating: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// A name or a path as text, with a replacement for what isn't UTF-8.
    package static func shown(_ name: [CChar]) -> String { String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) }

    /// The path of an entry in a folder.
    package static func path(_ folder: [CChar], _ name: [CChar]) -> [CChar] { folder.dropLast() + [0x2F] + name }
}
