import Postgres
import SQLText

/// Text with one parenthesis too many or too few.
extension FailedStatement {
    /// What is certain about a parenthesis that has no other one: where it belongs may be open.
    var unbalanced: Explanation? {
        let (open, close) = (words.indices.filter { words[$0].text == "(" }, words.indices.filter { words[$0].text == ")" })
        guard let place, abs(open.count - close.count) == 1, words.count <= SyntaxRepair.maxWords, let single = unmatched else {
            return nil
        }
        let isOpen = open.count > close.count
        let missing = isOpen ? ")" : "("
        // Beside an equal parenthesis, either place gives the same text.
        let gaps = (isOpen ? single + 1...words.count : 0...single).filter {
            // A name right after a parenthesis is meant to be inside.
            let isName = word(at: $0).map { $0.kind == .identifier || names.isTableOrColumn($0.name) } == true
            let isEmpty = isOpen ? isName && word(at: $0 - 1)?.text == "(" : word(at: $0)?.text == ")"
            return !isEmpty && word(at: isOpen ? $0 : $0 - 1)?.text != missing
        }
        // A function needs its own.
        func isCall(_ index: Int) -> Bool {
            word(at: index + 1)?.text != "(" && word(at: index - 1).map { names.hasFunction($0.name) } == true
        }
        let extra = isOpen ? open.filter { word(at: $0 - 1)?.text != "(" && !isCall($0) } : close.filter { word(at: $0 + 1)?.text != ")" }
        let edits =
            gaps.map { SyntaxEdit(kind: .insert(missing), range: $0..<$0, replacement: [missing], subject: $0..<$0, cost: 0) }
            + extra.map { SyntaxEdit(kind: .delete, range: $0..<$0 + 1, replacement: [], subject: $0..<$0 + 1, cost: 0) }
        let right = SyntaxRepair(statement: self).right(edits)
        let (added, removed) = (right.filter { $0.kind != .delete }, right.filter { $0.kind == .delete })
        guard let first = (removed + added).first ?? edits.first(where: { !isOpen && place == single && $0.range == place..<place + 1 })
        else { return nil }
        // One that has its other half isn't named.
        let isUnmatched = isOpen || removed.allSatisfy { $0.range.lowerBound == single }
        if right.isEmpty || isUnmatched && (right.count == 1 || !isOpen && removed.count == 1) { return explanation(of: first) }
        let before = SyntaxEditSentence.shown(words, before: single).map { "after \($0)" } ?? "at the start"
        let end = place < words.count ? "at \(SyntaxEditSentence.shown(words[place]))" : "at the end"
        let sentence =
            isOpen
            ? "A closing parenthesis is missing\(removed.isEmpty ? "" : ", or an opening one is extra"). "
                + "The one that opens \(before) is still open \(end)."
            : "There is an extra closing parenthesis: the one \(before), or an earlier one."
        return Explanation(sentence, at: position(of: words[single]))
    }

    /// The parenthesis that has no other one, counted from the start.
    private var unmatched: Int? {
        var open: [Int] = []
        for index in words.indices {
            if words[index].text == "(" { open.append(index) }
            if words[index].text == ")", open.popLast() == nil { return index }
        }
        return open.last
    }
}
