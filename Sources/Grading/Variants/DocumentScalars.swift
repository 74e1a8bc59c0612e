/// The numbers, texts, and other plain values of a JSON document, as the server prints it.
struct DocumentScalars {
    struct Scalar {
        /// The keys and positions that lead to it.
        var path: [String]
        var range: Range<String.Index>
    }

    private(set) var all: [Scalar] = []

    init(of document: String) {
        let bytes = document.utf8
        var path: [String] = []
        // The position in each open array; `nil` for an object.
        var places: [Int?] = []
        var isKey = false
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let start = index
            bytes.formIndex(after: &index)
            switch bytes[start] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                isKey = bytes[start] == UInt8(ascii: "{")
                places.append(isKey ? nil : 0)
                path.append("0")
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                isKey = false
                _ = places.popLast()
                _ = path.popLast()
            case UInt8(ascii: ","):
                guard let last = places.indices.last else { return }
                isKey = places[last] == nil
                if let place = places[last] {
                    places[last] = place + 1
                    path[last] = "\(place + 1)"
                }
            case UInt8(ascii: ":"): isKey = false
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
            case UInt8(ascii: "\""):
                while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
                    if bytes[index] == UInt8(ascii: "\\") { bytes.formIndex(after: &index) }
                    if index < bytes.endIndex { bytes.formIndex(after: &index) }
                }
                guard index < bytes.endIndex else { return }
                bytes.formIndex(after: &index)
                if isKey, let last = path.indices.last {
                    path[last] = String(document[document.index(after: start)..<document.index(before: index)])
                } else {
                    all.append(Scalar(path: path, range: start..<index))
                }
            default:
                while index < bytes.endIndex, !",]} \n\t\r".utf8.contains(bytes[index]) { bytes.formIndex(after: &index) }
                all.append(Scalar(path: path, range: start..<index))
            }
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
