import Dispatch
import Postgres
package import SQLText
import Verdicts

/// An SQL text split into statements and parsed: an answer, a solution, or a mistake.
package struct Script: Sendable {
    let text: String
    /// Whether the task asks for what a change returns: then, rows of an earlier query aren't the result of a change without RETURNING.
    var asksForReturned = false
    /// Parsed when it is first needed: a check never looks at most of the mistakes that an earlier process has cached.
    private let parsed: Lazy<Parsed>

    /// Parses nothing yet.
    package init(_ text: String) {
        self.text = text
        parsed = Lazy { Parsed(text) }
    }

    /// The statements to send, one by one, without those that are only whitespace and comments.
    package var statements: [SQLStatement] { parsed.value.statements }
    /// It has more statements than an answer may have; the rest are ignored.
    var hasTooMany: Bool { parsed.value.hasTooMany }
    /// The parse trees of the statements; `nil` for one that can't be parsed. Whether it is valid is for the server to decide.
    private var trees: [Tree?] { parsed.value.trees }
    /// Whether any statement may do more than read.
    var mayChange: Bool { parsed.value.mayChange }

    private struct Parsed {
        let statements: [SQLStatement]
        let hasTooMany: Bool
        let trees: [Tree?]
        let mayChange: Bool

        init(_ text: String) {
            let all = SQLSplitter.split(text).filter { !$0.isEmpty || $0.backslashCommand != nil }
            hasTooMany = all.count > AnswerText.maxStatements
            statements = Array(all.prefix(AnswerText.maxStatements))
            trees = statements.map { statement in
                do throws(ParseFailure) { return try Tree(parsing: statement.text) } catch { return nil }
            }
            mayChange = trees.contains(where: Script.mayChange)
        }
    }

    /// Parses an answer on a separate queue. A hostile answer can take long to parse, and must not block the shared thread pool.
    static func reading(_ make: @escaping @Sendable () -> Script) async -> Script {
        await withCheckedContinuation { continuation in
            readers.async {
                let script = make()
                _ = script.parsed.value
                continuation.resume(returning: script)
            }
        }
    }

    private static let readers = DispatchQueue(label: "calf.grading.reading", attributes: .concurrent)

    /// Whether all of it can be undone by ROLLBACK. Anything that can't be parsed counts as unsafe.
    var isSafeInTransaction: Bool {
        let frame = frame
        return trees.indices.allSatisfy { frame.contains($0) || trees[$0]?.mayRunInRolledBackTransaction ?? false }
    }

    /// The first and the last statement if they are BEGIN and COMMIT without options. In a transaction that is already open, the script does
    /// the same without them.
    var frame: Set<Int> {
        guard trees.count > 1, isBare(0, "begin"), isBare(trees.count - 1, "commit") else { return [] }
        return [0, trees.count - 1]
    }

    private func isBare(_ index: Int, _ command: String) -> Bool {
        guard trees[index]?.statementKinds == ["TransactionStmt"], trees[index]?.constructs == [command] else { return false }
        return SQLScanner.words(in: statements[index].text).allSatisfy { Self.withoutOptions.contains($0.text.lowercased()) }
    }

    private static let withoutOptions: Set<String> = ["begin", "start", "transaction", "work", "commit", "end", ";"]

    private static func mayChange(_ tree: Tree?) -> Bool {
        guard let tree else { return true }
        // EXPLAIN ANALYZE runs the statement it explains.
        return !tree.onlyReads
            && !(asking.isSuperset(of: tree.statementKinds) && tree.constructs.isDisjoint(with: ["insert", "update", "delete", "merge"]))
    }

    private static let asking: Set<String> = ["ExplainStmt", "VariableSetStmt"]

    /// The number of transactions that change something; a statement outside BEGIN and COMMIT is its own transaction.
    var transactions: Int {
        var (count, isOpen, hasChanges) = (0, false, false)
        for tree in trees {
            let constructs = tree?.constructs ?? []
            if tree?.statementKinds == ["TransactionStmt"] {
                if constructs.contains("begin") { isOpen = true }
                guard constructs.contains("commit") || constructs == ["rollback"] else { continue }
                if hasChanges, constructs.contains("commit") { count += 1 }
                (isOpen, hasChanges) = (false, false)
            } else if Self.mayChange(tree) {
                if isOpen { hasChanges = true } else { count += 1 }
            }
        }
        return count
    }

    /// Whether its result is what its last statement, a change, returns.
    var returnsChange: Bool {
        let last = trees.last { $0?.statementKinds != ["TransactionStmt"] } ?? nil
        return last.map { $0.returnsRows && $0.constructs.contains("returning") } ?? false
    }

    /// Whether a statement is an INSERT, UPDATE, DELETE, or MERGE.
    func changesRows(inStatement index: Int) -> Bool {
        trees[index].map { ["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"].contains($0.statementKinds.first) } ?? false
    }

    /// The parse tree of a statement.
    func tree(ofStatement index: Int) -> Tree? { trees[index] }

    /// The parse tree of a statement, if it can be edited.
    func editable(_ index: Int) -> Tree? { trees[index].flatMap { $0.isEditable ? $0 : nil } }

    /// Whether the statement that returned the result specifies an order; `nil` if that is unknown.
    func ordersResult(of outcome: Outcome) -> Bool? {
        outcome.resultStatement.flatMap { tree(ofStatement: $0)?.hasTopLevelOrderBy }
    }

    /// Whether the statement that returned the result specifies an order somewhere, as in a subquery.
    func sortsInside(_ outcome: Outcome) -> Bool {
        outcome.resultStatement.flatMap { tree(ofStatement: $0) }?.all.contains { $0.has("sort_clause") } == true
    }

    /// The same script with one statement replaced; `nil` if it contains COPY data.
    func replacing(statement index: Int, with text: String) -> Script? {
        var texts = statements.map { $0.copyData == nil ? $0.text : nil }
        texts[index] = text
        let all = texts.compactMap { $0 }
        return all.count == texts.count ? Script(all.joined(separator: ";\n")) : nil
    }

    /// The constructs it uses; `nil` if a statement can't be parsed.
    var constructs: Set<String>? {
        var constructs: Set<String> = []
        for tree in trees {
            guard let tree else { return nil }
            constructs.formUnion(tree.constructs)
        }
        return constructs
    }

    /// What it defines that answers can't be compared by, in plain words; `nil` if nothing.
    var uncomparedDefinitions: String? { trees.lazy.compactMap { $0?.uncomparedDefinitions }.first }

    /// Issues with how its statements are written, as far as the parse trees show them.
    var codeSmells: [CodeSmell] { trees.flatMap { $0?.codeSmells ?? [] } }

    /// Those of the statements that can change something.
    var codeSmellsOfChanges: [CodeSmell] { trees.filter(Self.mayChange).flatMap { $0?.codeSmells ?? [] } }

    /// Whether it may behave differently at another time, as far as its own text shows.
    var volatility: Volatility { Volatility(of: trees) }

    /// The columns for which a CASE handles NULL.
    var columnsTestedForNull: Set<String> { trees.reduce(into: []) { $0.formUnion($1?.columnsTestedForNull ?? []) } }

    /// The columns for which it handles NULL in any way.
    var columnsWithNullHandled: Set<String> { trees.reduce(into: []) { $0.formUnion($1?.columnsWithNullHandled ?? []) } }

    /// Pairs of columns by which it picks rows: one where it starts over, and one that it sorts by there.
    var columnsSortedWithin: Set<[String]> { trees.reduce(into: []) { $0.formUnion($1?.columnsSortedWithin ?? []) } }

    /// The columns whose values it expects to repeat.
    var columnsThatMayRepeat: Set<String> { trees.reduce(into: []) { $0.formUnion($1?.columnsThatMayRepeat ?? []) } }

    /// The functions and tables it uses, without their schemas.
    var usedNames: Set<String> {
        trees.reduce(into: []) { names, tree in
            names.formUnion(tree?.calledFunctions ?? [])
            names.formUnion(tree?.tableUses.map(\.table) ?? [])
        }
    }

    /// Its numbers and strings, as written.
    var literals: Set<String> {
        Set(SQLScanner.words(in: text).filter { $0.token.kind == .number || $0.token.kind == .string }.map(\.text))
    }

    /// The same, without quotes.
    var constants: Set<String> { Set(literals.map(\.literalValue)) }

    /// The tokens of the text in lowercase, with their counts.
    var words: [String: Int] { SQLScanner.words(in: text).reduce(into: [:]) { $0[$1.text.lowercased(), default: 0] += 1 } }

    /// Whether it contains comments.
    var hasComments: Bool { SQLScanner.tokens(in: text).contains { $0.kind == .comment } }

    /// The line and column of a byte of the text.
    func place(ofByte offset: Int) -> ErrorPlace {
        let bytes = Array(text.utf8)
        let offset = min(offset, bytes.count)
        let newline = UInt8(ascii: "\n")
        let start = bytes[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let end = bytes[offset...].firstIndex(of: newline) ?? bytes.count
        var line = bytes[start..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return ErrorPlace(
            line: bytes[..<start].count { $0 == newline } + 1,
            column: String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.count + 1,
            text: String(decoding: line, as: UTF8.self))
    }

    /// The line and column of a character of a statement, counted from 1 as the server does.
    func place(ofCharacter position: Int, in statement: SQLStatement) -> ErrorPlace {
        place(ofByte: statement.range.lowerBound + String(statement.text.unicodeScalars.prefix(max(0, position - 1))).utf8.count)
    }
}

extension String {
    /// The text of a string constant; a number as it is.
    var literalValue: String { hasPrefix("'") ? String(dropFirst().dropLast()).replacing("''", with: "'") : self }
}

extension Script: Codable {
    package init(from decoder: any Decoder) throws { self.init(try decoder.singleValueContainer().decode(String.self)) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// Rounding, which can turn differences in the last of many digits into visible ones.
extension Script {
    private static let smallest = "0.0000000001"

    /// The same script with slightly greater and slightly smaller numbers wherever it rounds a quotient or a mean. If these round
    /// differently, so may a correct answer that computes in another order.
    var roundingOtherwise: [Script] {
        ["+", "-"].compactMap { sign in
            editing { call in
                guard call.isRounding, let number = call.list("args").first,
                    number.all.contains(where: { $0.sign == "/" || $0.function == "avg" }),
                    let other = Tree.expression("$1 \(sign) \(Self.smallest)", number)
                else { return nil }
                return call.setting("args", [other] + call.list("args").dropFirst())
            }
        }
    }
}
