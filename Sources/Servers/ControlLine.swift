/// A line of the keeper's protocol: texts, separated by tabs.
enum ControlLine {
    static func text(_ fields: [String]) -> String { fields.map(escaped).joined(separator: "\t") + "\n" }

    static func fields(_ line: String) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map(plain)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\t", with: "\\t").replacing("\r", with: "")
    }

    private static func plain(_ text: Substring) -> String {
        var plain = ""
        var characters = text.makeIterator()
        while let character = characters.next() {
            guard character == "\\" else {
                plain.append(character)
                continue
            }
            switch characters.next() {
            case "n": plain += "\n"
            case "t": plain += "\t"
            default: plain += "\\"
            }
        }
        return plain
    }
}
