import Primitives

/// Converts `EXPLAIN (FORMAT YAML)` to JSON. Reads only what the server writes, not all of YAML; any other input produces invalid JSON.
enum PlanYAML {
    static func json(_ text: Substring) -> String {
        var writer = Writer()
        for line in text.split(whereSeparator: \.isNewline) { writer.add(line) }
        return writer.finished
    }

    private struct Writer {
        private var json = ""
        /// The lists and objects that enclose the current line, with their columns.
        private var open: [(column: Int, isList: Bool, isEmpty: Bool)] = []
        /// Whether a key was written whose value is on the following lines.
        private var isWaiting = false

        mutating func add(_ line: Substring) {
            let content = line.drop { $0 == " " }
            var column = line.utf8.count - content.utf8.count
            close(after: column)
            guard content.hasPrefix("- ") else { return addMember(content, column) }
            begin(isList: true, column)
            column += 2
            let item = content.dropFirst(2)
            if item.first != "\"", item.contains(":") { addMember(item, column) } else { addValue(item) }
        }

        var finished: String {
            var copy = self
            copy.close(after: -1)
            return copy.json
        }

        private mutating func close(after column: Int) {
            while let last = open.last, last.column > column {
                endWaiting()
                json += last.isList ? "]" : "}"
                open.removeLast()
            }
            if open.last.map({ $0.column == column }) == true { endWaiting() }
        }

        /// Writes `null` for a key without a value.
        private mutating func endWaiting() {
            if isWaiting { json += "null" }
            isWaiting = false
        }

        /// Ensures that a list or object is open at this column, and writes the comma between two values.
        private mutating func begin(isList: Bool, _ column: Int) {
            if open.last?.column != column || open.last?.isList != isList {
                if let last = open.indices.last, open[last].isList { separate() }
                isWaiting = false
                json += isList ? "[" : "{"
                open.append((column, isList, true))
            }
            if !isList { separate() }
        }

        private mutating func separate() {
            guard let last = open.indices.last else { return }
            if !open[last].isEmpty { json += "," }
            open[last].isEmpty = false
        }

        private mutating func addMember(_ content: Substring, _ column: Int) {
            guard let colon = content.firstIndex(of: ":") else { return }
            begin(isList: false, column)
            json += JSONText.quoted(String(content[..<colon])) + ":"
            let value = content[content.index(after: colon)...].drop { $0 == " " }
            if value.isEmpty { isWaiting = true } else { json += Self.scalar(value) }
        }

        private mutating func addValue(_ value: Substring) {
            separate()
            json += Self.scalar(value)
        }

        /// The server quotes strings like JSON.
        private static func scalar(_ value: Substring) -> String {
            value.first == "\"" || value == "true" || value == "false" || Double(value) != nil
                ? String(value) : JSONText.quoted(String(value))
        }
    }
}
