import Markdown
import Primitives
import SQLText

/// A lesson's commands and statements, to keep for work: a page of Markdown, derived from the lesson without its story.
///
/// What the lesson teaches comes first: each name with the sentence that says most about it, and the first example that uses it. Other
/// examples follow if they differ from those and a sentence next to them says what they do.
package struct QuickReference {
    /// A sentence of the lesson, as Markdown.
    private struct Sentence {
        var text: String
        var section: Int
        /// Counts paragraphs and blocks of code, in order.
        var place: Int
    }

    /// A statement, a command, or a script in which sessions take turns.
    private struct Unit {
        var code: CodeBlock
        var section: Int
        var place: Int
        var isExample: Bool
        var names: CodeNames
    }

    private let lesson: Lesson
    private var sentences: [Sentence] = []
    private var units: [Unit] = []

    /// The most lines, about two screens. What the lesson teaches is never left out.
    private static let maxLines = 44

    package init(of lesson: Lesson) {
        self.lesson = lesson
        var place = 0
        for (index, section) in lesson.sectionsBeforeReview.enumerated() where [.opening, .text].contains(section.kind) {
            for element in section.elements {
                switch element {
                case .prose(let blocks):
                    for paragraph in blocks.flatMap(\.paragraphs) {
                        place += 1
                        sentences += paragraph.sentences.map { Sentence(text: $0, section: index, place: place) }
                    }
                case .example(let example):
                    place += 1
                    add(example.block, isExample: true, section: index, place: place)
                case .listing(let block):
                    place += 1
                    add(block, isExample: false, section: index, place: place)
                case .diagram, .quiz: place += 1
                }
            }
        }
    }

    private mutating func add(_ block: CodeBlock, isExample: Bool, section: Int, place: Int) {
        units += block.units.map {
            Unit(code: $0, section: section, place: place, isExample: isExample, names: CodeNames(in: [$0]))
        }
    }

    /// The page.
    package var markdown: String {
        var entries: [(names: [(name: String, says: String)], unit: Int?)] = []
        for name in lesson.teaches {
            let sentence = sentence(on: name)
            let unit = unit(with: name) ?? sentence.flatMap(unit(beside:))
            let title = { (unit: Int) in says(of: unit) ?? lesson.sections[units[unit].section].title }
            guard let says = sentence?.text.asStatement ?? unit.map(title) else { continue }
            if let known = entries.firstIndex(where: { $0.unit == unit && unit != nil }) {
                entries[known].names.append((name, says))
            } else {
                entries.append(([(name, says)], unit))
            }
        }
        var lines = ["# \(lesson.title): command summary", ""]
        var said: Set<String> = []
        for entry in entries {
            // One sentence can be about several names.
            for (name, says) in entry.names {
                let isNamed = says.subject.map { $0 == name.lowercased() || $0 == name.lowercased() + "()" } == true
                lines.append("- " + (!said.insert(says).inserted ? name.marked : isNamed ? says : "\(name.marked): \(says)"))
            }
            lines += entry.unit.map { units[$0].code.fenced } ?? []
        }
        let shown = Set(entries.compactMap(\.unit))
        let places = Set(shown.map { units[$0].place })
        var kinds = Set(shown.map { units[$0].code.kind })
        for (index, unit) in units.enumerated() where unit.isExample && !places.contains(unit.place) {
            guard !unit.code.isNoise, !kinds.contains(unit.code.kind), let says = says(of: index), !said.contains(says) else { continue }
            let more = ["- \(says)"] + unit.code.fenced
            if lines.count + more.count > Self.maxLines { continue }
            kinds.insert(unit.code.kind)
            said.insert(says)
            lines += more
        }
        return lines.joined(separator: "\n").trimmed + "\n"
    }

    // MARK: - What is taught

    /// The sentence that says most about a name.
    private func sentence(on name: String) -> Sentence? {
        let name = name.lowercased()
        let scored = sentences.map { (sentence: $0, score: Self.score(of: $0.text, on: name)) }
        guard let most = scored.map(\.score).max(), most >= 3 else { return nil }
        return scored.first { $0.score == most }?.sentence
    }

    private static func score(of sentence: String, on name: String) -> Int {
        // An option is explained without its command.
        let word = name.contains(" -") ? name.split(separator: " ").last.map(String.init) ?? name : name
        let spans = sentence.spans
        func isName(_ span: String) -> Bool { [name, word, name + "s"].contains(span.hasSuffix("()") ? String(span.dropLast(2)) : span) }
        var score = 0
        if spans.contains(where: isName) {
            score = 6
        } else if spans.contains(where: { $0.hasWord(word) }) {
            score = 4
        } else if name.split(separator: " ").allSatisfy({ part in spans.contains { $0.hasWord(String(part)) } }) {
            score = 3
        } else {
            return 0
        }
        if let subject = sentence.subject, isName(subject) { score += 4 } else if sentence.subject?.hasWord(word) == true { score += 3 }
        return score - sentence.flaws
    }

    /// The first example that uses a name or, if none does, the first other block.
    private func unit(with name: String) -> Int? {
        let fitting = units.indices.filter { units[$0].names.contains(name.lowercased()) }
        return fitting.first { units[$0].isExample && !units[$0].code.isNoise } ?? fitting.first { !units[$0].isExample } ?? fitting.first
    }

    /// The example that a sentence introduces, or that it gives a name.
    private func unit(beside sentence: Sentence) -> Int? {
        let near = units.indices.filter { units[$0].isExample && units[$0].section == sentence.section }
        if sentence.text.hasPrefix("That's "), sentence.text.contains("**") { return near.last { units[$0].place < sentence.place } }
        return sentence.text.hasSuffix(":") ? near.first { units[$0].place > sentence.place } : nil
    }

    // MARK: - Other examples

    /// The sentence before or after an example that says what it does; `nil` if none does.
    private func says(of unit: Int) -> String? {
        let (code, place) = (units[unit].code.text.lowercased(), units[unit].place)
        let near = sentences.filter { $0.place == place - 1 } + sentences.filter { $0.place == place + 1 }.prefix(2)
        let scored = near.map { sentence in
            let spans = sentence.text.spans.filter { $0.utf8.count > 1 && code.contains($0) }
            let isSubject = sentence.text.subject.map(code.contains) == true
            let fit = 2 * spans.count + (isSubject ? 3 : 0) + (sentence.text.hasSuffix(":") ? 1 : 0)
            return (sentence.text, score: fit - sentence.text.flaws - (sentence.place > place ? 1 : 0))
        }
        guard let most = scored.map(\.score).max(), most >= 2 else { return nil }
        return scored.first { $0.score == most }?.0.asStatement
    }
}

// MARK: - Code

extension CodeBlock {
    /// Its statements or commands. A script in which sessions take turns is one.
    fileprivate var units: [CodeBlock] {
        let parts: [String] =
            switch language {
            case "sql": text.hasPrefix("-- A:") ? [text] : SQLSplitter.split(text).filter { !$0.isEmpty }.map(\.text)
            case "sh": Commands.scripts(in: text)
            case "dockerfile", "yaml", "python", "ini": [text]
            default: []
            }
        return parts.map { CodeBlock(language: language, text: $0.trimmed, location: location) }
    }

    /// The same for code that does the same with other values: the constructs of a statement, and the form of a command.
    fileprivate var kind: String {
        if language == "sql" { return CodeNames.constructs(in: [self]).sorted().joined(separator: ",") }
        return text.split { $0.isWhitespace || $0 == "\\" }.map { word in
            if word.hasPrefix("-") { return String(word) }
            let classes = word.map { $0.isLetter ? "a" : $0.isNumber ? "9" : $0 }
            return String(classes.enumerated().filter { $0 == 0 || $1 != classes[$0 - 1] }.map(\.element))
        }.joined(separator: " ")
    }

    /// Whether it only prepares something, or looks at it.
    fileprivate var isNoise: Bool {
        let noise = ["sleep", "node", "wait_for", "echo", "cat", "sh", "mkdir", "cd", "touch", "rm", "sed", "chmod"]
        return language == "sh" && Commands.commands(in: text).allSatisfy { noise.contains($0.words[0]) }
    }

    fileprivate var fenced: [String] {
        ["", "```\(language)"] + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + ["```", ""]
    }
}

extension Commands {
    /// The commands of a script with the lines that belong to each: a loop is one, and so is a pipeline.
    fileprivate static func scripts(in text: String) -> [String] {
        var scripts: [String] = []
        var script = ""
        var document: Substring?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            script += script.isEmpty ? line : "\n" + line
            if let end = document {
                if line == end { document = nil } else { continue }
            } else if let start = line.firstRange(of: "<<")?.upperBound {
                document = line[start...].drop { "-'\"".contains($0) }.prefix { $0.isLetter || $0 == "_" }
                continue
            }
            let isOpen = ["\"", "'"].contains { quote in script.count { String($0) == quote } % 2 == 1 }
            let words = commands(in: script).map { $0.words[0] }
            let goesOn = ["\\", "|", "&&"].contains { line.hasSuffix($0) }
            let opened = words.count { ["for", "while", "until", "if"].contains($0) } - words.count { $0 == "done" || $0 == "fi" }
            if isOpen || goesOn || opened > 0 { continue }
            scripts.append(script)
            script = ""
        }
        return (scripts + [script]).filter { !$0.trimmed.isEmpty }
    }
}

// MARK: - Sentences

extension Block {
    /// Its paragraphs, as Markdown.
    fileprivate var paragraphs: [String] {
        switch self {
        case .paragraph(let text, _): [text.map(\.markdown).joined()]
        case .quote(let inner, _): inner.flatMap(\.paragraphs)
        case .list(let list): list.items.joined().flatMap(\.paragraphs)
        case .heading, .code, .table, .rule: []
        }
    }
}

extension Inline {
    fileprivate var markdown: String {
        switch self {
        case .code(let text): "`\(text)`"
        case .strong(let inner): "**\(inner.map(\.markdown).joined())**"
        case .emphasis, .strikethrough, .link, .image: inner.map(\.markdown).joined()
        case .html: ""
        case .text(let text): text
        case .softBreak, .lineBreak: " "
        }
    }
}

extension String {
    fileprivate var sentences: [String] {
        var sentences: [String] = []
        var sentence = ""
        var isCode = false
        for character in self {
            if character == "`" { isCode.toggle() }
            if !isCode || character == "`", let last = sentence.last, last == " ",
                sentence.dropLast().last.map(".:?!".contains) == true, !character.isLowercase
            {
                sentences.append(sentence.trimmed)
                sentence = ""
            }
            sentence.append(character)
        }
        return (sentences + [sentence.trimmed]).filter { !$0.isEmpty }
    }

    /// The code and the terms in it, in lowercase.
    fileprivate var spans: [String] {
        replacing("**", with: "`").lowercased().split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    /// The code or the term with which a sentence starts.
    fileprivate var subject: String? {
        let start = ["An ", "A ", "The ", "With ", "To "].first(where: hasPrefix) ?? ""
        let rest = dropFirst(start.count)
        return rest.hasPrefix("`") || rest.hasPrefix("**") ? spans.first : nil
    }

    /// What makes it a bad explanation: it's a question, long, or only a part.
    fileprivate var flaws: Int {
        (hasSuffix("?") ? 9 : 0) + (count > 160 ? 2 : 0) + (split(separator: " ").count < 5 ? 4 : 0)
            + (count { $0 == "(" } != count { $0 == ")" } ? 2 : 0)
    }

    /// Set off as code, or as a term if it's only words.
    fileprivate var marked: String { allSatisfy { $0.isLetter || $0 == " " } ? "**\(self)**" : "`\(self)`" }

    /// Without the colon before an example, and without a parenthesis of which it is a part.
    fileprivate var asStatement: String {
        let text = count { $0 == "(" } == count { $0 == ")" } ? self : filter { !"()".contains($0) }
        return text.hasSuffix(":") ? text.dropLast() + "." : text
    }

    /// Whether it contains the word, and not as a part of another one.
    fileprivate func hasWord(_ word: String) -> Bool {
        func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" || character == "-" }
        return ranges(of: word).contains { range in
            !(self[..<range.lowerBound].last.map(isPart) ?? false) && !(self[range.upperBound...].first.map(isPart) ?? false)
        }
    }
}
