/// A Dockerfile instruction, to be found in an image's history.
package struct BuildStep: Sendable {
    /// In uppercase.
    private let keyword: String
    /// The text after the keyword, with continued lines joined.
    private let arguments: String

    package init(keyword: String, arguments: String) {
        self.keyword = keyword
        self.arguments = arguments
    }

    /// Whether an image's history, with its latest entry first, has the steps in their order. Other entries may be between them.
    package static func areMeant(_ steps: [BuildStep], by history: [String]) -> Bool {
        var entries = history.reversed().makeIterator()
        return steps.allSatisfy { step in
            while let entry = entries.next() { if step.isMeant(by: entry) { return true } }
            return false
        }
    }

    /// Whether an entry can be the step. Builders expand variables, except in commands, add a shell and drop quotes, and the classic builder
    /// identifies copied files by checksum.
    func isMeant(by entry: String) -> Bool {
        guard keyword == "RUN" || entry.contains(keyword + " ") else { return false }
        if arguments.contains("$"), !["RUN", "CMD", "ENTRYPOINT"].contains(keyword) { return true }
        // `80`, `80/tcp` and `map[80/tcp:{}]` are equivalent.
        if keyword == "EXPOSE" { return Self.numbers(entry) == Self.numbers(arguments) }
        if keyword == "COPY", ["COPY file:", "COPY dir:", "COPY multi:"].contains(where: { entry.contains($0) }) { return true }
        return Self.essence(entry.replacing("# buildkit", with: "")).hasSuffix(Self.essence(arguments))
    }

    /// The text without anything that quoting, lists, line breaks, and the older form of ENV may add.
    private static func essence(_ text: String) -> String { text.filter { !$0.isWhitespace && !"\"',[]\\=".contains($0) } }

    private static func numbers(_ text: String) -> [Int] { text.split { !$0.isNumber }.compactMap { Int($0) }.sorted() }
}
