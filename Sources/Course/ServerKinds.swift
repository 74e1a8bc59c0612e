/// Where a course's kinds of servers are: in its folder `servers`, and for those that came with calf, in the one beside their courses.
package struct ServerKinds: Sendable, Equatable {
    /// The folders to look in, in this order.
    package let folders: [String]
    /// The folders with datasets that the nodes can load, in this order.
    private let datasets: [String]

    /// - Parameter courseDirectory: a real path.
    package init(courseDirectory: String) {
        let shipped = ShippedFiles.find()
        folders = [courseDirectory + "/servers"] + (shipped.map { [$0.lessons + "/servers"] } ?? [])
        datasets = [courseDirectory + "/datasets"] + (shipped.map { [$0.assets + "/datasets"] } ?? [])
    }

    private init(_ files: ShippedFiles) { (folders, datasets) = ([files.lessons + "/servers"], [files.assets + "/datasets"]) }

    /// The kinds that a lesson can use.
    package init(for lesson: Lesson) {
        self.init(courseDirectory: Files.parent(of: Files.parent(of: Files.realPath(lesson.path) ?? lesson.path)))
    }

    /// The kinds that came with calf.
    package static var shipped: ServerKinds? { ShippedFiles.find().map(ServerKinds.init) }

    /// The names of all kinds.
    package var names: [String] { Set(folders.flatMap(Self.names)).sorted() }

    private static func names(in folder: String) -> [String] {
        // A course without servers has no such folder.
        ((try? Files.names(in: folder)) ?? []).filter { Files.exists("\(folder)/\($0)/node.yaml") }
    }

    /// A kind, as far as it can be read, and what is wrong with it; `nil` if there is none with this name.
    package subscript(name: String) -> (kind: ServerKind?, messages: [LintMessage])? {
        // A name is not a path, so it can't refer to anything outside the folders.
        guard DatasetSource.isName(name) else { return nil }
        return folders.map { "\($0)/\(name)" }.first { Files.exists($0 + "/node.yaml") }.map(ServerKindReader.kind)
    }

    /// The path of a dataset; `nil` if there is none with this name.
    package func dataset(_ name: String) -> String? {
        guard DatasetSource.isName(name) else { return nil }
        return datasets.map { "\($0)/\(name).sql" }.first(where: Files.exists)
    }

    /// The programs for learners, by name.
    var programs: [(name: String, text: String)] { folders.flatMap { Self.files(in: $0 + "/bin") } }

    /// What can be read of a folder's files.
    static func files(in folder: String) -> [(name: String, text: String)] {
        // There may be no such folder, and a program that is no text.
        ((try? Files.names(in: folder)) ?? []).sorted().compactMap { name in (try? Files.text(at: "\(folder)/\(name)")).map { (name, $0) } }
    }

    /// The helpers for a kind's `node.sh`: those beside it, or else calf's.
    package func helpers(of kind: ServerKind) -> String? {
        ([Files.parent(of: kind.folder)] + folders).map { $0 + "/lib.sh" }.first(where: Files.exists)
    }
}
