import Postgres

/// Whether a script may do something else at another time: it asks what time it is, or leaves something to chance.
struct Volatility: Sendable, Equatable {
    var readsClock = false
    /// The function of which chance makes the result; `nil` where nothing is left to it.
    var chance: String?

    var isFixed: Bool { !readsClock && chance == nil }

    init() {}

    init(of trees: [ParseTree?]) {
        for tree in trees {
            guard let tree else { continue }
            readsClock = readsClock || tree.readsClock
            chance = chance ?? tree.chanceFunction
        }
    }

    mutating func formUnion(_ other: Volatility) {
        readsClock = readsClock || other.readsClock
        chance = chance ?? other.chance
    }
}

/// The volatility of the views and functions that a database holds beside the server's own, by their bare names.
struct VolatilityCatalog: Sendable {
    private var own: [String: (volatility: Volatility, uses: Set<String>)] = [:]

    init() {}

    /// - Parameter rows: names and sources, as `query` gives them.
    init(_ rows: RowTable) {
        for row in 0..<rows.count {
            let source = Script(rows[row, 1] ?? "")
            var entry = (volatility: source.volatility, uses: source.usedNames)
            // The body of a function in another language is no statement as a whole, but its parts read like SQL.
            if rows[row, 2] == "f" {
                let words = source.words
                entry.volatility.readsClock = Self.clockWords.contains { words[$0] != nil }
                entry.volatility.chance = Self.chanceWords.first { words[$0] != nil }
                entry.uses = Set(words.keys)
            }
            own[rows[row, 0] ?? ""] = entry
        }
    }

    /// What a script does with all that it uses.
    func volatility(of script: Script) -> Volatility {
        var volatility = script.volatility
        var open = script.usedNames
        var seen: Set<String> = []
        while let name = open.popFirst() {
            guard seen.insert(name).inserted, let entry = own[name] else { continue }
            volatility.formUnion(entry.volatility)
            open.formUnion(entry.uses)
        }
        return volatility
    }

    /// The sources of views, and of functions that the catalog says may give something else another time: name, text, whether the text is
    /// SQL.
    static let query = """
        SELECT c.relname, pg_catalog.pg_get_viewdef(c.oid), true
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind = 'v' AND \(RelationName.isOrdinary(schema: "n.nspname"))
        UNION ALL
        SELECT p.proname, coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc), l.lanname = 'sql'
        FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
        JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
        WHERE p.provolatile <> 'i' AND \(RelationName.isOrdinary(schema: "n.nspname"))
        """

    private static let clockWords = ["now", "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp"]
    private static let chanceWords = ["random", "gen_random_uuid", "clock_timestamp"]
}
