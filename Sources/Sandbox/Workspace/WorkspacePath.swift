/// A path inside a workspace: relative, plain, and leading nowhere else.
package struct WorkspacePath: Sendable, Hashable, Comparable {
    /// The folders on the way, then the name itself; never empty.
    package let parts: [String]

    /// Folders inside each other that calf looks into.
    static let deepest = 16
    private static let longestName = 255

    /// Checks a path that a lesson names or that somebody typed.
    package init(_ text: String) throws(WorkspaceError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let isPlain = parts.allSatisfy { Self.isName($0) && !$0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }
        guard isPlain, parts.count <= Self.deepest else { throw .notInside(path: text) }
        self.parts = parts
    }

    /// What lies on the disk may be called anything; `nil` for what leads elsewhere.
    init?(parent: WorkspacePath?, name: String) {
        guard Self.isName(name) else { return nil }
        parts = (parent?.parts ?? []) + [name]
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name != "." && name != ".." && name.utf8.count <= longestName && !name.utf8.contains(0)
            && !name.utf8.contains(UInt8(ascii: "/"))
    }

    package var text: String { parts.joined(separator: "/") }
    package var name: String { parts[parts.count - 1] }
    /// The folder that holds it; `nil` for the workspace itself.
    package var parent: WorkspacePath? { parts.dropLast().reduce(nil) { WorkspacePath(parent: $0, name: $1) } }

    package static func < (left: WorkspacePath, right: WorkspacePath) -> Bool { left.parts.lexicographicallyPrecedes(right.parts) }
}
