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

    /// Whether an entry of an image's history can be the step. Builders expand variables, add a shell and drop quotes, and the classic builder
    /// identifies copied files by checksum.
    package func isMeant(by entry: String) -> Bool {
        if arguments.contains("$") { return true }
        guard keyword == "RUN" || entry.contains(keyword + " ") else { return false }
        // `80`, `80/tcp` and `map[80/tcp:{}]` are equivalent.
        if keyword == "EXPOSE" { return Self.numbers(entry) == Self.numbers(arguments) }
        if keyword == "COPY", ["COPY file:", "COPY dir:", "COPY multi:"].contains(where: { entry.contains($0) }) { return true }
        return Self.essence(entry.replacing("# buildkit", with: "")).hasSuffix(Self.essence(arguments))
    }

    /// The text without anything that quoting, lists, line breaks, and the older form of ENV may add.
    private static func essence(_ text: String) -> String { text.filter { !$0.isWhitespace && !"\"',[]\\=".contains($0) } }

    private static func numbers(_ text: String) -> [Int] { text.split { !$0.isNumber }.compactMap { Int($0) }.sorted() }
}
