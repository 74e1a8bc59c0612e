import Course

/// Records which files calf put into a workspace, to distinguish them from the learner's own.
struct InstallManifest: Equatable {
    /// For each path, the exercise that the current file belongs to.
    var owners: [String: String] = [:]
    /// For each installed file, the hash of its text.
    var hashes: [Key: String] = [:]

    struct Key: Hashable {
        var path: String
        var exercise: String
    }

    init() {}

    /// Each line has a keyword, an exercise, a hash (for files), and a path. Unknown lines are ignored, so their files count as the
    /// learner's and are kept.
    init(text: String) {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4 else { continue }
            switch parts[0] {
            case "here": owners[parts[3]] = parts[1]
            case "text": hashes[Key(path: parts[3], exercise: parts[1])] = parts[2]
            default: continue
            }
        }
    }

    var text: String {
        let here = owners.map { "here\t\($0.value)\t-\t\($0.key)" }
        let texts = hashes.map { "text\t\($0.key.exercise)\t\($0.value)\t\($0.key.path)" }
        return (here + texts).sorted().map { $0 + "\n" }.joined()
    }

    static func hash(_ bytes: some Sequence<UInt8>) -> String { ContentHash(of: bytes).hex(digits: 32) }
}
