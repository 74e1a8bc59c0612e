import Course

/// Moving values between JSON documents.
extension Perturber {
    /// Shuffles the values at each path among the documents of a column that have it; paths that belong together move together.
    mutating func recombineDocuments() {
        for table in focus where state[table.name].count > 1 {
            for (column, definition) in table.columns.enumerated()
            where definition.family == .json && mentioned.contains(definition.name) && !definition.isGenerated && !table.isInKey(column)
                && !table.fixed.contains(column)
            {
                for paths in documentPaths(of: column, in: table).groups { exchange(paths, of: column, in: table) }
            }
        }
    }

    /// Puts other values in place of half of the values at a path with few.
    mutating func removeKindsFromDocuments(of table: DataTable) {
        for (column, definition) in table.columns.enumerated()
        where definition.family == .json && mentioned.contains(definition.name) && !definition.isGenerated && !table.isInKey(column)
            && !table.fixed.contains(column)
        {
            for paths in documentPaths(of: column, in: table).groups where paths.count == 1 {
                let before = state[table.name]
                let values = before.map { row in codes.text(row.values[column]).flatMap { DocumentPaths.values(in: $0)[paths[0]] } }
                let kinds = Swift.Set(values.compactMap(\.self)).sorted().shuffled(using: &random)
                guard (3...Self.fewKinds).contains(kinds.count) else { continue }
                let (gone, kept) = (kinds.prefix(kinds.count / 2), kinds.dropFirst(kinds.count / 2).map(\.self))
                for row in before.indices {
                    guard let value = values[row], gone.contains(value), let document = codes.text(before[row].values[column]) else {
                        continue
                    }
                    state[table.name][row].values[column] = codes.code(
                        DocumentScalars.replacing([paths[0]: kept[random.below(kept.count)]], in: document))
                }
                if !keeps(table, [column]) { state[table.name] = before }
            }
        }
    }

    mutating func documentPaths(of column: Int, in table: DataTable) -> DocumentPaths {
        let key = [table.name, table.columns[column].name]
        if let known = documentPaths[key] { return known }
        let paths = DocumentPaths(of: column, in: table, model)
        documentPaths[key] = paths
        return paths
    }

    private mutating func exchange(_ paths: [[String]], of column: Int, in table: DataTable) {
        let before = state[table.name]
        let values = before.map { row in
            codes.text(row.values[column]).map { DocumentPaths.values(in: $0).filter { paths.contains($0.key) } } ?? [:]
        }
        let rows = before.indices.filter { values[$0].count == paths.count }
        for _ in 0..<3 {
            for (row, source) in zip(rows, rows.shuffled(using: &random)) {
                guard let document = codes.text(before[row].values[column]) else { continue }
                state[table.name][row].values[column] = codes.code(DocumentScalars.replacing(values[source], in: document))
            }
            if keeps(table, [column]) { return }
            state[table.name] = before
        }
    }
}

/// The paths in the documents of a column, and which of them belong together.
struct DocumentPaths {
    /// Paths whose values can be moved to other documents, each group together.
    private(set) var groups: [[[String]]] = []
    /// Paths whose values depend on no other value, except for their order.
    private var free: Set<[String]> = []
    /// Of each pair, the first number is never greater than the second.
    private var ordered: [(low: [String], high: [String])] = []

    init(of column: Int, in table: DataTable, _ model: DataModel) {
        let rows = model.base[table.name]
        let documents = rows.map { row in model.codes.text(row.values[column]).map(Self.values) ?? [:] }
        var texts: [[String]: [String?]] = [:]
        for path in Set(documents.flatMap(\.keys)) { texts[path] = documents.map { $0[path] } }
        texts = texts.filter { Set($0.value.compactMap(\.self)).count > 1 }
        let columns = table.columns.indices.filter { $0 != column }.map { other in
            rows.map { model.codes.text($0.values[other]) }
        }
        // Values that depend on an ordinary column stay in its row.
        let movable = texts.keys.filter { path in
            !columns.contains {
                Self.areTied($0, texts[path] ?? []) || Self.isOrdered($0, texts[path] ?? []) || Self.isOrdered(texts[path] ?? [], $0)
            }
        }.sorted { $0.lexicographicallyPrecedes($1) }
        for path in movable {
            let others = movable.filter { $0 != path }
            let above = others.filter { Self.isOrdered(texts[path] ?? [], texts[$0] ?? []) }
            let below = others.filter { Self.isOrdered(texts[$0] ?? [], texts[path] ?? []) }
            let tied = others.filter { Self.areTied(texts[$0] ?? [], texts[path] ?? []) }
            ordered += above.map { (path, $0) }
            if tied.isEmpty { free.insert(path) }
            let related = Set(above + below + tied)
            let joined = groups.filter { !related.isDisjoint(with: $0) }
            groups.removeAll { !related.isDisjoint(with: $0) }
            groups.append(joined.flatMap(\.self) + [path])
        }
    }

    /// Whether a document may have another number at a path.
    func allow(_ number: String, at path: [String], in document: String) -> Bool {
        guard free.contains(path) else { return false }
        var values = Self.values(in: document)
        values[path] = number
        return ordered.allSatisfy { low, high in
            guard low == path || high == path, let least = values[low], let most = values[high] else { return true }
            return (ValueCodes.measure(Self.bare(least)) ?? 0) <= (ValueCodes.measure(Self.bare(most)) ?? 0)
        }
    }

    static func values(in document: String) -> [[String]: String] {
        Dictionary(DocumentScalars(of: document).all.map { ($0.path, String(document[$0.range])) }) { _, last in last }
    }

    private static func pairs(_ first: [String?], _ second: [String?]) -> [(String, String)] {
        zip(first, second).compactMap { first, second in first.flatMap { first in second.map { (bare(first), bare($0)) } } }
    }

    /// Whether one value equals the other, or follows from it in enough rows.
    private static func areTied(_ first: [String?], _ second: [String?]) -> Bool {
        let pairs = pairs(first, second)
        return pairs.count > 1 && (determines(pairs) || determines(pairs.map { ($1, $0) }) || pairs.allSatisfy { $0 == $1 })
    }

    /// Whether the first number is never greater than the second, and not just because all of its values are smaller.
    private static func isOrdered(_ first: [String?], _ second: [String?]) -> Bool {
        let pairs = pairs(first, second)
        let measures = pairs.compactMap { first, second in
            ValueCodes.measure(first).flatMap { low in ValueCodes.measure(second).map { (low, $0) } }
        }
        guard measures.count == pairs.count, measures.count >= 4, measures.allSatisfy({ $0 <= $1 }) else { return false }
        let seconds = measures.map(\.1).sorted()
        return (measures.map(\.0).max() ?? 0) > seconds[seconds.count / 2]
    }

    private static func determines(_ pairs: [(String, String)]) -> Bool {
        var known: [String: String] = [:]
        for (first, second) in pairs { if known.updateValue(second, forKey: first).map({ $0 != second }) == true { return false } }
        let repeats = pairs.count - known.count
        return repeats >= 4 && repeats * 5 >= pairs.count
    }

    private static func bare(_ value: String) -> String { value.hasPrefix("\"") ? String(value.dropFirst().dropLast()) : value }
}
