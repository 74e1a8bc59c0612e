extension JSONNode {
    /// The document with one line for each member and value, indented. Not recursive, so any nesting depth works.
    package var prettyLines: [String] {
        var lines: [String] = []
        var waiting: [Item] = [.value(self, depth: 0, name: nil, isLast: true)]
        while let item = waiting.popLast() {
            switch item {
            case .end(let text, let depth): lines.append(Self.indent(depth) + text)
            case .value(let node, let depth, let name, let isLast):
                let start = Self.indent(depth) + (name.map { JSONText.quoted($0) + ": " } ?? "")
                let comma = isLast ? "" : ","
                let children = node.kind == .object || node.kind == .array ? node.children : []
                guard !children.isEmpty else {
                    lines.append(start + node.scalar + comma)
                    continue
                }
                lines.append(start + (node.isObject ? "{" : "["))
                waiting.append(.end((node.isObject ? "}" : "]") + comma, depth: depth))
                for (index, child) in children.enumerated().reversed() {
                    waiting.append(
                        .value(child, depth: depth + 1, name: node.isObject ? child.key : nil, isLast: index == children.count - 1))
                }
            }
        }
        return lines
    }

    private enum Item {
        case value(JSONNode, depth: Int, name: String?, isLast: Bool)
        case end(String, depth: Int)
    }

    /// Indentation stops growing at this depth.
    private static let maxIndent = 40

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: min(depth, maxIndent)) }

    private var scalar: String {
        switch kind {
        case .string: JSONText.quoted(string ?? "")
        case .literal: literal ?? ""
        case .object: "{}"
        case .array: "[]"
        }
    }
}
