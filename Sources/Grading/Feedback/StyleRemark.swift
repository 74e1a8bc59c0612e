import Postgres
import SQLText

/// A remark on the style of a correct answer; it never makes an answer fail. The most important kind comes first.
enum StyleRemark: Sendable, Equatable {
    case keywordAsName(String)
    case comparedWithNull(String)
    case notInWithNull(table: String, column: String)
    case limitWithoutOrder
    /// The outermost query doesn't sort rows whose order counts.
    case unsorted
    case commaJoin(hasCondition: Bool)
    case distinctOverJoin
    case functionOnIndex(function: String, table: String, column: String)
    case selectStar
    case likeWithoutWildcard(String)

    /// Learners don't read more than two.
    private static let most = 2

    /// Remarks on an answer, except those that also apply to the author's own answers.
    static func remarks(on answer: Script, authors: [Script], _ definitions: Definitions) -> [StyleRemark] {
        let usual = Set(authors.flatMap(\.codeSmells).compactMap { StyleRemark($0, definitions)?.rank })
        var found: [Int: StyleRemark] = [:]
        for remark in answer.codeSmells.compactMap({ StyleRemark($0, definitions) })
        where !usual.contains(remark.rank) && found[remark.rank] == nil {
            found[remark.rank] = remark
        }
        return found.keys.sorted().prefix(most).compactMap { found[$0] }
    }

    /// `nil` if the table definitions show that the smell does no harm.
    private init?(_ codeSmell: CodeSmell, _ definitions: Definitions) {
        switch codeSmell {
        case .keywordAsName(let name): self = .keywordAsName(name)
        case .selectStar: self = .selectStar
        case .comparedWithNull(let sign): self = .comparedWithNull(sign)
        case .likeWithoutWildcard(let pattern): self = .likeWithoutWildcard(pattern)
        case .commaJoin(let hasCondition): self = .commaJoin(hasCondition: hasCondition)
        case .distinctOverJoin: self = .distinctOverJoin
        case .limitWithoutOrder: self = .limitWithoutOrder
        case .notInSubquery(let use):
            guard let table = definitions.owner(of: use), definitions.mayBeNull(use.column, in: table) else { return nil }
            self = .notInWithNull(table: table, column: use.column)
        case .functionInWhere(let function, let use):
            guard let table = definitions.owner(of: use), definitions.hasIndex(on: use.column, in: table),
                !definitions.hasIndex(on: function, of: use.column, in: table)
            else { return nil }
            self = .functionOnIndex(function: function, table: table, column: use.column)
        }
    }

    private var rank: Int {
        switch self {
        case .keywordAsName: 0
        case .comparedWithNull: 1
        case .notInWithNull: 2
        case .limitWithoutOrder, .unsorted: 3
        case .commaJoin: 4
        case .distinctOverJoin: 5
        case .functionOnIndex: 6
        case .selectStar: 7
        case .likeWithoutWildcard: 8
        }
    }
}

extension Definitions {
    /// The only candidate table that has the column; `nil` if several do.
    fileprivate func owner(of use: CodeSmell.ColumnUse) -> String? {
        let owners = Set(use.tables).filter { columns(of: $0).contains(use.column) }
        return owners.count == 1 ? owners.first : nil
    }

    fileprivate func mayBeNull(_ column: String, in table: String) -> Bool {
        !isView(table) && !has(in: table) { $0.part == .nullability && $0.columns == column }
    }

    /// Whether an index, a key, or a UNIQUE constraint starts with the column.
    fileprivate func hasIndex(on column: String, in table: String) -> Bool {
        has(in: table) {
            [.primaryKey, .unique, .index].contains($0.part) && $0.columns.split(separator: ",").first.map(String.init) == column
        }
    }

    /// Whether there is an index on this function of the column.
    fileprivate func hasIndex(on function: String, of column: String, in table: String) -> Bool {
        has(in: table) { $0.part == .index && $0.columns.contains("\(function)(") && $0.columns.contains(column) }
    }

    private func has(in table: String, _ isMeant: (Fact) -> Bool) -> Bool { tables[table]?.contains(where: isMeant) ?? false }
}
