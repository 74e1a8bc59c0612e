/// A path inside a workspace: relative and without `..`, so it can't lead outside.
package struct WorkspacePath: Sendable, Hashable, Comparable {
    /// The names of the folders, then that of the file; never empty.
    package let parts: [String]

    /// The maximum depth of nested folders.
    package static let deepest = 16
    private static let longestName = 255

    /// Checks a path from a lesson or from user input.
    package init(_ text: String) throws(WorkspaceError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let isPlain = parts.allSatisfy { Self.isName($0) && !$0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }
        guard isPlain, parts.count <= Self.deepest else { throw .notInside(path: text) }
        self.parts = parts
    }

    /// A name found on disk may contain any characters. Returns `nil` if it isn't a valid name.
    package init?(parent: WorkspacePath?, name: String) {
        guard Self.isName(name) else { return nil }
        parts = (parent?.parts ?? []) + [name]
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name != "." && name != ".." && name.utf8.count <= longestName && !name.utf8.contains(0)
            && !name.utf8.contains(UInt8(ascii: "/"))
    }

    package var text: String { parts.joined(separator: "/") }
    package var name: String { parts[parts.count - 1] }
    /// The folder that contains it; `nil` for the workspace itself.
    package var parent: WorkspacePath? { parts.dropLast().reduce(nil) { WorkspacePath(parent: $0, name: $1) } }

    package static func < (left: WorkspacePath, right: WorkspacePath) -> Bool { left.parts.lexicographicallyPrecedes(right.parts) }
}
