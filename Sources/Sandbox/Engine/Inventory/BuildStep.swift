/// A Dockerfile instruction, to be matched with an image's history.
package struct BuildStep: Sendable, Equatable {
    /// The line of the keyword, counted from 1.
    package var line: Int
    /// In uppercase.
    package var keyword: String
    /// The text after the keyword, with continued lines joined.
    package var arguments: String

    package init(line: Int, keyword: String, arguments: String) {
        self.line = line
        self.keyword = keyword
        self.arguments = arguments
    }

    /// Whether the layer's history entry matches this step. Builders expand variables, add a shell and drop quotes, and the classic builder
    /// identifies copied files by checksum.
    func isMeant(by layer: ImageLayer) -> Bool {
        let parts = layer.createdBy.split(separator: " ", maxSplits: 1)
        guard let first = parts.first, first == keyword else { return false }
        let theirs = BuildStep.essence(parts.count > 1 ? String(parts[1]) : "")
        let own = BuildStep.essence(arguments)
        if theirs == own || arguments.contains("$") { return true }
        switch keyword {
        case "COPY", "ADD":
            guard theirs.hasPrefix("file:") || theirs.hasPrefix("dir:") || theirs.hasPrefix("multi:") else { return false }
            return BuildStep.destination(parts.last ?? "") == BuildStep.destination(arguments[...])
        case "CMD", "ENTRYPOINT", "WORKDIR": return theirs.hasSuffix(own)
        case "EXPOSE": return BuildStep.ports(theirs) == BuildStep.ports(own)
        case "HEALTHCHECK": return true
        case "ENV", "LABEL": return theirs == BuildStep.essence(arguments.replacingFirstBlank)
        default: return false
        }
    }

    /// The text without anything that quoting, lists and line breaks may add.
    private static func essence(_ text: String) -> String {
        text.filter { !$0.isWhitespace && !"\"',[]\\".contains($0) }
    }

    private static func destination(_ arguments: Substring) -> String {
        essence(String(arguments.split(whereSeparator: \.isWhitespace).last ?? "").trimmingSlash)
    }

    /// `80`, `80/tcp` and `map[80/tcp:{}]` are equivalent.
    private static func ports(_ text: String) -> [Int] {
        text.split { !$0.isNumber }.compactMap { Int($0) }.sorted()
    }
}

extension BuildStep {
    /// Assigns each layer the line of the step that created it: the longest common subsequence, preferring the newest layers.
    package static func lines(of steps: [BuildStep], in layers: [ImageLayer]) -> [ImageLayer] {
        let steps = Array(steps.suffix(200))
        let newest = Array(layers.suffix(400))
        guard !steps.isEmpty, !newest.isEmpty else { return layers }
        // best[i][j]: how many of the first i steps can be matched, in order, with the first j layers.
        var best = Array(repeating: Array(repeating: 0, count: newest.count + 1), count: steps.count + 1)
        var isSame = Array(repeating: Array(repeating: false, count: newest.count), count: steps.count)
        for (i, step) in steps.enumerated() {
            for (j, layer) in newest.enumerated() {
                isSame[i][j] = step.isMeant(by: layer)
                best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], isSame[i][j] ? best[i][j] + 1 : 0)
            }
        }
        var result = layers
        var (i, j) = (steps.count, newest.count)
        while i > 0, j > 0 {
            if isSame[i - 1][j - 1], best[i][j] == best[i - 1][j - 1] + 1 {
                result[layers.count - newest.count + j - 1].line = steps[i - 1].line
                (i, j) = (i - 1, j - 1)
            } else if best[i - 1][j] >= best[i][j - 1] {
                i -= 1
            } else {
                j -= 1
            }
        }
        return result
    }
}

extension String {
    fileprivate var trimmingSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }

    /// Converts the old syntax `ENV NAME value`.
    fileprivate var replacingFirstBlank: String {
        guard let blank = firstIndex(where: \.isWhitespace) else { return self }
        return self[..<blank] + "=" + self[index(after: blank)...].trimmingPrefix(while: \.isWhitespace)
    }
}
