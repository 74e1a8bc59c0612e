/// The commands in a shell script, by the names that a course uses: `docker run`, `docker run --read-only`, `curl`.
enum Commands {
    /// Docker's command groups.
    private static let groups: Set<String> = [
        "compose", "image", "container", "volume", "network", "system", "builder", "buildx", "context", "manifest",
    ]

    /// Options before the second or third word that take the next word as their value.
    private static let optionsWithValue: Set<String> = [
        "-f", "--file", "-p", "--project-name", "--profile", "--env-file", "--project-directory", "-c", "--context", "-H", "--host",
    ]

    /// The commands and options in a script, in order, without duplicates. Quoted text is one word; commands inside it aren't read.
    static func names(in text: String) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        for (words, _) in commands(in: text) {
            var name = words[0]
            var rest = words.dropFirst()
            if name == "docker", let sub = takeWord(from: &rest) {
                name += " \(sub)"
                if groups.contains(sub), let second = takeWord(from: &rest) { name += " \(second)" }
            }
            for candidate in [name] + rest.filter({ $0.hasPrefix("-") && $0.count > 1 }).map({ "\(name) \(flag($0))" })
            where seen.insert(candidate).inserted {
                names.append(candidate)
            }
        }
        return names
    }

    /// Whether a known name covers a command: the command itself, or the command with one more word or option.
    static func isCovered(_ name: String, by known: Set<String>) -> Bool {
        known.contains(name) || known.contains { $0.hasPrefix(name + " ") }
    }

    /// The first word that is neither an option nor an option's value. The words before it are dropped.
    private static func takeWord(from words: inout ArraySlice<String>) -> String? {
        while let word = words.popFirst() {
            if !word.hasPrefix("-") { return word }
            if optionsWithValue.contains(word) { words = words.dropFirst() }
        }
        return nil
    }

    /// An option without its value.
    private static func flag(_ word: String) -> Substring { word.prefix { $0 != "=" } }

    /// The words of each command, with its line number, counted from 0.
    static func commands(in text: String) -> [(words: [String], line: Int)] {
        var commands: [(words: [String], line: Int)] = []
        var words: [String] = []
        var word = ""
        var line = 0
        var start = 0
        var quote: Character?
        var isEscaped = false
        var isComment = false
        func isAssignment(_ word: String) -> Bool { word.contains("=") && !word.hasPrefix("-") && !word.hasPrefix("=") }
        func endWord() {
            if !word.isEmpty, !(words.isEmpty && isAssignment(word)) {
                if words.isEmpty { start = line }
                words.append(word)
            }
            word = ""
        }
        func endCommand() {
            endWord()
            if !words.isEmpty { commands.append((words, start)) }
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
            if character.isNewline { line += 1 }
        }
        endCommand()
        return commands
    }
}
