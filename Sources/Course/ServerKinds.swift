/// Where kinds of servers are: `servers/KIND` of a course, or beside the courses that came with calf.
package struct ServerKinds: Sendable, Equatable {
    /// The folders to look in, in this order.
    package let folders: [String]

    /// - Parameter isShipped: whether the course came with calf.
    package init(courseDirectory: String, isShipped: Bool) {
        folders = [courseDirectory + "/servers"] + (isShipped ? [Files.parent(of: courseDirectory) + "/servers"] : [])
    }

    /// The names of all kinds.
    package var names: [String] {
        folders.flatMap { folder -> [String] in
            // A course without servers has no such folder.
            ((try? Files.names(in: folder)) ?? []).filter { Files.exists("\(folder)/\($0)/node.yaml") }
        }.sorted()
    }

    /// A kind, as far as it can be read, and what is wrong with it; `nil` if there is none with this name.
    package subscript(name: String) -> (kind: ServerKind?, messages: [LintMessage])? {
        // A name is not a path, so it can't refer to anything outside the folders.
        guard DatasetSource.isName(name) else { return nil }
        return folders.map { "\($0)/\(name)" }.first { Files.exists($0 + "/node.yaml") }.map(ServerKindReader.kind)
    }

    /// The folder that has the helpers for every `node.sh`, and the programs of lessons' shells.
    package var helpers: String? { folders.first { Files.exists($0 + "/lib.sh") } }
}
