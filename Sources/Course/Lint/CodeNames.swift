import SQLText

/// The names in code, as `teaches` has them.
struct CodeNames: Equatable {
    let constructs: Set<String>
    let words: Set<Substring>

    init(in blocks: [CodeBlock]) {
        constructs = Self.constructs(in: blocks)
        words = blocks.reduce(into: []) { words, block in
            let text = "\(block.language) \(block.path ?? "") \(block.text)".lowercased()
            for word in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || "_-.*".contains($0)) }) {
                words.insert(word)
                words.formUnion(word.split(separator: "."))
            }
        }
    }

    /// Whether the code uses what has this name. What is neither a construct of SQL nor a command, such as a type, an instruction of a
    /// Dockerfile, or a key of a Compose file, is found by its words.
    func contains(_ name: String) -> Bool {
        if constructs.contains(name) { return true }
        // An asterisk also multiplies.
        if ConstructNames.isKeyword(name) || name.hasPrefix("docker ") || name == "select *" { return false }
        return name.split(separator: " ").allSatisfy(words.contains)
    }

    /// The constructs and commands.
    static func constructs(in blocks: [CodeBlock]) -> Set<String> {
        blocks.reduce(into: []) { names, block in
            switch block.language {
            case "sql": names.formUnion(Tree.constructs(in: block.text))
            case "sh": names.formUnion(Commands.names(in: block.text))
            default: break
            }
        }
    }
}
