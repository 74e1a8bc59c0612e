/// The commands of a shell text, by the names a course uses: `docker run`, `docker run --read-only`, `curl`.
enum Commands {
    /// Those whose second word is a group of commands.
    private static let groups: Set<String> = [
        "compose", "image", "container", "volume", "network", "system", "builder", "buildx", "context", "manifest",
    ]

    /// Options before the second or third word that take the next as their value.
    private static let optionsWithValue: Set<String> = [
        "-f", "--file", "-p", "--project-name", "--profile", "--env-file", "--project-directory", "-c", "--context", "-H", "--host",
    ]

    /// What is used in a text, in order, each once. Quoted text is one word; what runs inside it is not looked at.
    static func names(in text: String) -> [String] {
        var names: [String] = []
        for words in commands(in: text) {
            var name = words[0]
            var rest = words.dropFirst()
            if name == "docker", let sub = takeWord(from: &rest) {
                name += " \(sub)"
                if groups.contains(sub), let second = takeWord(from: &rest) { name += " \(second)" }
            }
            for candidate in [name] + rest.filter({ $0.hasPrefix("-") && $0.count > 1 }).map({ "\(name) \(flag($0))" })
            where !names.contains(candidate) {
                names.append(candidate)
            }
        }
        return names
    }

    /// Whether one of the names that a course knows covers a command: itself, or it with an option or a word more.
    static func isCovered(_ name: String, by known: Set<String>) -> Bool {
        known.contains(name) || known.contains { $0.hasPrefix(name + " ") }
    }

    /// The first word that is neither an option nor an option's value; what stands before it is dropped.
    private static func takeWord(from words: inout ArraySlice<String>) -> String? {
        while let word = words.popFirst() {
            if !word.hasPrefix("-") { return word }
            if optionsWithValue.contains(word) { words = words.dropFirst() }
        }
        return nil
    }

    /// Without the value.
    private static func flag(_ word: String) -> Substring { word.prefix { $0 != "=" } }

    private static func commands(in text: String) -> [[String]] {
        var commands: [[String]] = []
        var words: [String] = []
        var word = ""
        var quote: Character?
        var isEscaped = false
        var isComment = false
        func isAssignment(_ word: String) -> Bool { word.contains("=") && !word.hasPrefix("-") && !word.hasPrefix("=") }
        func endWord() {
            if !word.isEmpty, !(words.isEmpty && isAssignment(word)) { words.append(word) }
            word = ""
        }
        func endCommand() {
            endWord()
            if !words.isEmpty { commands.append(words) }
            words = []
        }
        for character in text {
            if isComment {
                isComment = !character.isNewline
            } else if isEscaped {
                isEscaped = false
                if !character.isNewline { word.append(character) }
            } else if let open = quote {
                if character == open { quote = nil } else { word.append(character) }
            } else if character == "#", word.isEmpty {
                endCommand()
                isComment = true
            } else if character == "\\" {
                isEscaped = true
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character.isNewline || ";|&()".contains(character) {
                endCommand()
            } else if character.isWhitespace {
                endWord()
            } else {
                word.append(character)
            }
        }
        endCommand()
        return commands
    }
}
