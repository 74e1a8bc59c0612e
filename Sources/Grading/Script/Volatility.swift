import Postgres
import SQLText

/// Whether a script may behave differently at another time: it reads the clock, or depends on chance.
struct Volatility: Sendable, Equatable, Codable {
    var readsClock = false
    /// The function with a random result; `nil` if nothing depends on chance.
    var chance: String?

    var isFixed: Bool { !readsClock && chance == nil }

    init(of trees: [Tree?]) {
        readsClock = trees.contains { $0?.readsClock ?? false }
        chance = trees.lazy.compactMap { $0?.chanceFunction }.first
    }

    mutating func formUnion(_ other: Volatility) {
        readsClock = readsClock || other.readsClock
        chance = chance ?? other.chance
    }
}

/// The volatility of a database's own views and functions (those that are not built in), by their bare names.
struct VolatilityCatalog: Sendable, Codable {
    private struct Entry: Codable {
        var volatility: Volatility
        var uses: Set<String>
    }

    private var own: [String: Entry] = [:]

    /// - Parameter rows: names and sources, as returned by `query`.
    init(_ rows: RowTable) {
        for row in 0..<rows.count {
            let source = Script(rows[row, 1] ?? "")
            var entry = Entry(volatility: source.volatility, uses: source.usedNames)
            // The body of a function in another language is not an SQL statement, but its words can be scanned like SQL.
            if rows[row, 2] == "f" {
                let words = source.words
                entry.volatility.readsClock = Self.clockWords.contains { words[$0] != nil }
                entry.volatility.chance = Self.chanceWords.first { words[$0] != nil }
                entry.uses = Set(words.keys)
            }
            own[rows[row, 0] ?? ""] = entry
        }
    }

    /// The volatility of a script, including everything it uses.
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

    /// The sources of views, and of functions that the catalog does not declare immutable: name, text, whether the text is SQL.
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
