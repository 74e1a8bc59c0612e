import Course

/// Which section of a lesson explains what is asked about.
extension Lesson {
    /// The index of the text section, before the one that asks, whose code has the most in common with what is asked: a word that few sections
    /// have counts more. Of equal ones, it is the last.
    ///
    /// - Parameters:
    ///   - asked: such as a solution.
    ///   - given: what a learner has already, such as a starter.
    ///   - end: the section that asks; `nil` if the question is in another lesson.
    package func section(explaining asked: String, given: String = "", before end: Int? = nil) -> Int {
        let candidates = sections[..<(end ?? sections.count)].indices.filter { sections[$0].kind == .text && !sections[$0].opensReview }
        let words = candidates.map { Self.words(in: sections[$0].code) }
        let all = Self.words(in: asked)
        let wanted = all.subtracting(Self.words(in: given))
        let scores = words.map { known in
            (wanted.isEmpty ? all : wanted).intersection(known).sorted().reduce(0.0) { sum, word in
                sum + 1 / Double(words.count { $0.contains(word) })
            }
        }
        guard let best = scores.max(), let index = scores.lastIndex(of: best) else { return 0 }
        return candidates[index]
    }

    /// The names, keywords, and operators in code. Numbers don't say what it is about.
    private static func words(in code: String) -> Set<String> {
        let names = code.lowercased().split { !($0.isLetter || $0 == "_") }
        let operators = code.split { !"=<>|/*+%!~".contains($0) }
        return Set(names.map(String.init) + operators.map(String.init))
    }
}

extension Section {
    fileprivate var code: String {
        elements.map { element in
            switch element {
            case .example(let example): example.block.text
            case .listing(let block): block.text
            case .prose, .diagram, .quiz: ""
            }
        }.joined(separator: "\n")
    }
}
