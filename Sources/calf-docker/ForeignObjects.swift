import DockerCLI

/// The objects a command would affect that the lesson did not create.
struct ForeignObjects {
    private(set) var objects: [EngineObject] = []
    /// Effects on something that has no owner or is unknown, as phrases that follow "this would".
    private(set) var sentences: [String] = []
    /// Whether the command affects exactly these objects, rather than possibly some of them.
    private(set) var isCertain = true

    var isEmpty: Bool { objects.isEmpty && sentences.isEmpty }

    mutating func add(_ found: [EngineObject], unlessOwnedIn journal: Journal) {
        for object in found
        where !journal.owns(object) && !objects.contains(where: { $0.kind == object.kind && $0.id == object.id && $0.name == object.name })
        {
            objects.append(object)
        }
    }

    mutating func add(_ sentence: String) { if !sentences.contains(sentence) { sentences.append(sentence) } }

    mutating func narrow() { isCertain = false }

    /// The lines to print before asking: at most ten objects, and how many more there are.
    func lines(_ journal: Journal) -> [String] {
        var lines: [String] = []
        let would = isCertain ? "would" : "could"
        if !objects.isEmpty {
            lines.append("calf: this \(would) change or remove objects that this lesson did not create:")
            for object in objects.prefix(10) {
                let lesson = journal.lesson(of: object).map { "of the lesson \($0)" } ?? (object.home.isEmpty ? "" : "of another learner")
                let more = [object.state, lesson].filter { !$0.isEmpty }.joined(separator: ", ")
                lines.append("  \(object.kind.rawValue) \(Notice.safe(object.shownName))\(more.isEmpty ? "" : " (\(Notice.safe(more)))")")
            }
            if objects.count > 10 { lines.append("  and \(objects.count - 10) more") }
        }
        return lines + sentences.map { "calf: this \(would) \(Notice.safe($0))." }
    }
}
