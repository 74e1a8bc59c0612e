import Primitives

/// The numbers, texts, and other plain values of a JSON document.
struct DocumentScalars {
    struct Scalar {
        /// The keys and positions that lead to it.
        var path: [String]
        /// With the quotes of a text.
        var range: Range<String.Index>
    }

    /// In document order; empty if the text is not a JSON document.
    private(set) var all: [Scalar] = []

    init(of document: String) {
        let tree: JSONTree
        do throws(JSONError) { tree = try JSONTree(document) } catch { return }
        func index(_ offset: Int) -> String.Index { document.utf8.index(document.utf8.startIndex, offsetBy: offset) }
        var open: [(node: JSONNode, path: [String])] = [(tree.root, [])]
        while let (node, path) = open.popLast() {
            if let range = node.scalarRange { all.append(Scalar(path: path, range: index(range.lowerBound)..<index(range.upperBound))) }
            open += node.children.enumerated().map { ($1, path + [node.isObject ? $1.key : "\($0)"]) }.reversed()
        }
    }

    /// The document with other values at some of its paths.
    static func replacing(_ values: [[String]: String], in document: String) -> String {
        var changed = document
        // From the end, so that the ranges before it stay valid.
        for scalar in DocumentScalars(of: document).all.reversed() {
            if let value = values[scalar.path] { changed.replaceSubrange(scalar.range, with: value) }
        }
        return changed
    }
}
