import Primitives

/// Converts `EXPLAIN (FORMAT XML)` to JSON. Reads only what the server writes, not all of XML; any other input produces invalid JSON.
enum PlanXML {
    static func json(_ text: Substring) -> String {
        var writer = Writer()
        var rest = text
        while let start = rest.firstIndex(of: "<") {
            writer.add(text: rest[..<start])
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ">") else { return "" }
            let tag = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if tag.first == "/" { writer.close() } else { writer.open(tag) }
        }
        return writer.open.isEmpty ? writer.json : ""
    }

    private struct Writer {
        var json = ""
        /// The elements that enclose the current position.
        var open: [(isList: Bool, isEmpty: Bool, isText: Bool)] = []
        private var text = ""

        mutating func open(_ tag: Substring) {
            let name = tag.prefix { $0 != " " && $0 != "/" }
            startValue()
            let isListItem = open.last?.isList ?? true
            if !isListItem { json += JSONText.quoted(name.split(separator: "-").joined(separator: " ")) + ":" }
            open.append((PlanXML.lists.contains(String(name)), true, true))
            if tag.last == "/" { close() }
        }

        /// Once an element contains another, it can't be text.
        private mutating func startValue() {
            guard let last = open.indices.last else { return }
            if open[last].isText { json += open[last].isList ? "[" : "{" }
            if !open[last].isEmpty { json += "," }
            open[last].isText = false
            open[last].isEmpty = false
            text = ""
        }

        mutating func close() {
            guard let element = open.popLast() else {
                json = ""
                return
            }
            if !element.isText {
                json += element.isList ? "]" : "}"
            } else if element.isList {
                json += "[]"
            } else {
                json += Self.value(text)
            }
            text = ""
        }

        mutating func add(text: Substring) { self.text += text }

        private static func value(_ text: String) -> String {
            text == "true" || text == "false" || isNumber(text) ? text : JSONText.quoted(unescaped(text))
        }

        private static func isNumber(_ text: String) -> Bool {
            guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else { return false }
            return (try? JSONTree(text)) != nil  // anything that isn't a number is text
        }

        private static func unescaped(_ text: String) -> String {
            guard text.contains("&") else { return text }
            var result = ""
            var rest = text[...]
            while let start = rest.firstIndex(of: "&"), let end = rest[start...].firstIndex(of: ";") {
                let name = rest[rest.index(after: start)..<end]
                result += rest[..<start] + (PlanXML.entities[String(name)] ?? " ")
                rest = rest[rest.index(after: end)...]
            }
            return result + rest
        }
    }

    private static let entities = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]

    /// Elements that contain a list of items.
    private static let lists: Set<String> = [
        "explain", "Plans", "Sort-Key", "Presorted-Key", "Group-Key", "Output", "Workers", "Triggers", "Grouping-Sets", "Target-Tables",
        "Group-Keys", "Hash-Keys", "Conflict-Arbiter-Indexes",
    ]
}
