import Markdown

/// The names and ports that a lesson declares; each serves as its own placeholder.
package enum Placeholder {
    /// The engine's rule for names, without the slashes and colons of image names.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetterOrDigit(first) else { return false }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    /// A port that an unprivileged program may publish.
    static func port(_ text: String) -> Int? {
        guard let port = Int(text), (1_024...65_535).contains(port), String(port) == text else { return nil }
        return port
    }

    /// A text with whole words replaced, all in one pass.
    ///
    /// A word is a run of letters, digits, `_`, and `-`, with dots inside it: `8080` in `8080:80` and `bench` in `/bench` are words,
    /// `bench` in `bench-2` and `bench.py` is not. An escape such as `\n` is not part of a word.
    package static func substituting(_ values: [String: String], in text: String) -> String {
        if values.isEmpty { return text }
        var result = ""
        var rest = text.utf8[...]
        while let first = rest.first {
            let isWord = isWordByte(first)
            let end = isWord ? wordEnd(in: rest) : separatorEnd(in: rest)
            let piece = String(Substring(rest[..<end]))
            result += isWord ? values[piece] ?? piece : piece
            rest = rest[end...]
        }
        return result
    }

    /// Whether a text is a single word, as `substituting` sees it.
    static func isWord(_ text: String) -> Bool { !text.isEmpty && wordEnd(in: text.utf8[...]) == text.endIndex }

    /// Whether a text contains a word.
    static func contains(_ word: String, in text: String) -> Bool { substituting([word: word + "-"], in: text) != text }

    private static func separatorEnd(in text: Substring.UTF8View) -> String.Index {
        var index = text.startIndex
        while index < text.endIndex, !isWordByte(text[index]) {
            let isBackslash = text[index] == UInt8(ascii: "\\")
            index = text.index(after: index)
            if isBackslash, index < text.endIndex, text[index] < 0x80 { index = text.index(after: index) }
        }
        return index
    }

    private static func wordEnd(in text: Substring.UTF8View) -> String.Index {
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            let isInnerDot = text[index] == UInt8(ascii: ".") && next < text.endIndex && isWordByte(text[next])
            if !isWordByte(text[index]), !isInnerDot { return index }
            index = next
        }
        return index
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte >= 0x80
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}

extension Lesson {
    /// All declared values, as written in the lesson.
    package var placeholders: [String] { names + ports.map(String.init) }

    /// The lesson with declared values replaced as whole words in code spans, blocks, hints, feedback, and quizzes.
    package func substituting(_ values: [String: String]) -> Lesson {
        if values.isEmpty { return self }
        var lesson = self
        let substitution = Substitution(values: values)
        lesson.names = names.map { values[$0] ?? $0 }
        lesson.ports = ports.map { port in values[String(port)].flatMap(Int.init) ?? port }
        lesson.sections = sections.map(substitution.section)
        return lesson
    }
}

extension Section {
    /// The section with other constants in its exercise's task, answers, hints, and feedback. The data stays.
    func varied(by values: [String: String]) -> Section {
        var varied = Substitution(values: values, includesProse: true).section(self)
        varied.setup = setup
        varied.title = Placeholder.substituting(values, in: title)
        varied.exercise?.title = varied.title
        varied.exercise?.setup = exercise?.setup ?? []
        return varied
    }
}

/// Walks through a lesson and replaces words in every text that contains code.
private struct Substitution {
    let values: [String: String]
    /// Whether words are also replaced in prose outside of code spans.
    var includesProse = false

    func text(_ text: String) -> String { Placeholder.substituting(values, in: text) }

    func section(_ section: Section) -> Section {
        var section = section
        section.elements = section.elements.map(element)
        section.setup = section.setup.map(code)
        section.notes = section.notes.map(text)
        section.exercise = section.exercise.map(exercise)
        return section
    }

    private func element(_ element: Element) -> Element {
        switch element {
        case .prose(let blocks): .prose(blocks.map(block))
        case .example(let example): .example(self.example(example))
        case .diagram(let block): .diagram(code(block))
        case .listing(let block): .listing(code(block))
        case .quiz(let quiz): .quiz(self.quiz(quiz))
        }
    }

    private func code(_ block: CodeBlock) -> CodeBlock {
        var block = block
        block.text = text(block.text)
        return block
    }

    private func example(_ example: Example) -> Example {
        var example = example
        example.block = code(example.block)
        example.prediction = example.prediction.map(prediction)
        switch example.outcome {
        case .output(let output): example.outcome = .output(text(output))
        case .matching(let match, let shown): example.outcome = .matching(text(match), shown: text(shown))
        case .error(let sqlstate, let error, let match):
            example.outcome = .error(sqlstate: sqlstate, text: text(error), match: match.map(text))
        case nil: break
        }
        return example
    }

    private func prediction(_ prediction: Example.Prediction) -> Example.Prediction {
        var prediction = prediction
        if case .question(let question) = prediction.topic { prediction.topic = .question(text(question)) }
        switch prediction.answer {
        case .rows, .plan, .value: break
        case .text(let texts): prediction.answer = .text(texts.map(text))
        case .choice(let choices, let right): prediction.answer = .choice(choices.map(text), right: right)
        case .open(let answer): prediction.answer = .open(text(answer))
        }
        return prediction
    }

    private func quiz(_ quiz: Quiz) -> Quiz {
        var quiz = quiz
        quiz.question = text(quiz.question)
        quiz.choices = quiz.choices.map { Quiz.Choice(text: text($0.text), why: text($0.why), isCorrect: $0.isCorrect) }
        quiz.answers = quiz.answers.map(text)
        return quiz
    }

    private func exercise(_ exercise: Exercise) -> Exercise {
        var exercise = exercise
        exercise.setup = exercise.setup.map(code)
        exercise.starter = exercise.starter.map(code)
        exercise.solution = exercise.solution.map(code)
        exercise.alternatives = exercise.alternatives.map { .init(block: code($0.block), message: text($0.message)) }
        exercise.mistakes = exercise.mistakes.map {
            .init(block: code($0.block), message: text($0.message), error: $0.error, when: $0.when.map(facts))
        }
        if var check = exercise.check {
            check.facts = check.facts.map(facts)
            exercise.check = check
        }
        exercise.hints = exercise.hints.map(text)
        return exercise
    }

    // MARK: - Facts

    private func facts(_ facts: Facts) -> Facts {
        Facts(
            subjects: facts.subjects.map { subject in
                var subject = subject
                subject.name = text(subject.name)
                subject.label = subject.label.map(text)
                subject.facts = subject.facts.map { fact in
                    var fact = fact
                    // A route's key is its target.
                    if subject.group == .reaches { fact.key = text(fact.key) }
                    fact.value = value(fact.value)
                    fact.say = fact.say.map(text)
                    return fact
                }
                return subject
            })
    }

    private func value(_ value: Facts.Value) -> Facts.Value {
        switch value {
        case .text(let text): .text(self.text(text))
        case .list(let values): .list(values.map(self.value))
        case .map(let pairs): .map(pairs.map { .init(key: text($0.key), value: self.value($0.value)) })
        case .has(let inner): .has(self.value(inner))
        case .not(let inner): .not(self.value(inner))
        case .below, .above: value
        }
    }

    // MARK: - Prose

    private func block(_ block: Markdown.Block) -> Markdown.Block {
        switch block {
        case .heading(let level, let inlines, let line): .heading(level: level, inlines.map(inline), line: line)
        case .paragraph(let inlines, let line): .paragraph(inlines.map(inline), line: line)
        case .quote(let blocks, let line): .quote(blocks.map(self.block), line: line)
        case .list(let list):
            .list(.init(start: list.start, isTight: list.isTight, items: list.items.map { $0.map(self.block) }, line: list.line))
        case .code(let info, let text, let line, let isFenced):
            .code(info: info, text: self.text(text), line: line, isFenced: isFenced)
        case .table(let table):
            .table(
                .init(
                    alignments: table.alignments, header: table.header.map { $0.map(inline) },
                    rows: table.rows.map { $0.map { $0.map(inline) } }, line: table.line))
        case .rule: block
        }
    }

    private func inline(_ inline: Inline) -> Inline {
        switch inline {
        case .code(let code): .code(text(code))
        case .emphasis(let inner): .emphasis(inner.map(self.inline))
        case .strong(let inner): .strong(inner.map(self.inline))
        case .strikethrough(let inner): .strikethrough(inner.map(self.inline))
        case .link(let inner, let destination): .link(inner.map(self.inline), destination: destination)
        case .image(let inner, let destination): .image(inner.map(self.inline), destination: destination)
        case .text(let words): includesProse ? .text(text(words)) : inline
        case .html, .softBreak, .lineBreak: inline
        }
    }
}
