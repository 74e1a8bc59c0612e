import Dispatch
import Postgres

/// A text of SQL taken apart: an answer, a solution, a mistake.
struct Script: Sendable {
    let text: String
    /// What is sent, one by one; blanks and comments alone are left out.
    let statements: [SQLStatement]
    /// It has more statements than an answer may have, and the rest of it is left out.
    let hasTooMany: Bool

    init(_ text: String) {
        self.text = text
        let all = SQLSplitter.split(text).filter { !$0.isEmpty || $0.backslashCommand != nil }
        hasTooMany = all.count > AnswerText.mostStatements
        statements = Array(all.prefix(AnswerText.mostStatements))
        trees = statements.map { statement in
            do throws(ParseFailure) { return try ParseTree(statement.text) } catch { return nil }
        }
    }

    /// Takes an answer apart, which may take long for one that was written to take long, and so holds up none of the threads that all share.
    static func reading(_ make: @escaping @Sendable () -> Script) async -> Script {
        await withCheckedContinuation { continuation in
            readers.async { continuation.resume(returning: make()) }
        }
    }

    private static let readers = DispatchQueue(label: "calf.grading.reading", attributes: .concurrent)

    /// The parse trees of the statements; `nil` for one that can't be parsed. Whether it is right is for the server to say.
    private let trees: [ParseTree?]

    /// Whether all of it can be undone by ROLLBACK. What can't be parsed may be anything.
    var isSafeInTransaction: Bool { trees.allSatisfy { $0?.mayRunInRolledBackTransaction ?? false } }

    /// Whether any statement may do more than ask.
    var mayChange: Bool {
        !trees.allSatisfy { tree in
            guard let tree else { return false }
            // A plan is asked for also by running what it is the plan of.
            return tree.onlyReads
                || (Self.asking.isSuperset(of: tree.statementKinds)
                    && tree.constructs.isDisjoint(with: ["insert", "update", "delete", "merge"]))
        }
    }

    private static let asking: Set<String> = ["ExplainStmt", "VariableShowStmt", "VariableSetStmt"]

    /// The parse tree of a statement.
    func tree(ofStatement index: Int) -> ParseTree? { trees[index] }

    /// Whether the statement that gave the result says in which order its rows come; `nil` where that can't be known.
    func ordersResult(of outcome: Outcome) -> Bool? {
        outcome.resultStatement.flatMap { tree(ofStatement: $0)?.hasTopLevelOrderBy }
    }

    /// The same with one statement replaced.
    func replacing(statement index: Int, with text: String) -> Script? {
        var texts = statements.map { $0.copyData == nil ? $0.text : nil }
        texts[index] = text
        let all = texts.compactMap { $0 }
        return all.count == texts.count ? Script(all.joined(separator: ";\n")) : nil
    }

    /// What constructs it uses; `nil` where a statement can't be parsed.
    var constructs: Set<String>? {
        var constructs: Set<String> = []
        for tree in trees {
            guard let tree else { return nil }
            constructs.formUnion(tree.constructs)
        }
        return constructs
    }

    /// How its statements are written, as far as that can be seen.
    var codeSmells: [CodeSmell] { trees.flatMap { $0?.codeSmells ?? [] } }

    /// Whether it may do something else at another time, as far as its own text shows it.
    var volatility: Volatility { Volatility(of: trees) }

    /// The names of the columns for which a CASE says what NULL means.
    var columnsTestedForNull: Set<String> { trees.reduce(into: []) { $0.formUnion($1?.columnsTestedForNull ?? []) } }

    /// The functions and tables it uses, by their bare names.
    var usedNames: Set<String> {
        trees.reduce(into: []) { names, tree in
            names.formUnion(tree?.calledFunctions ?? [])
            names.formUnion(tree?.tableUses.map(\.table) ?? [])
        }
    }

    /// Its numbers and strings, as they are written.
    var literals: Set<String> {
        let bytes = Array(text.utf8)
        return Set(
            SQLScanner.tokens(in: text).filter { $0.kind == .number || $0.kind == .string }.map {
                String(decoding: bytes[$0.range], as: UTF8.self)
            })
    }

    /// Whether there are comments.
    var hasComments: Bool { SQLScanner.tokens(in: text).contains { $0.kind == .comment } }

    /// The place of a byte of the text.
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

    /// The place of a character of a statement, counted from 1 as the server does.
    func place(ofCharacter position: Int, in statement: SQLStatement) -> ErrorPlace {
        place(ofByte: statement.range.lowerBound + String(statement.text.unicodeScalars.prefix(max(0, position - 1))).utf8.count)
    }
}
