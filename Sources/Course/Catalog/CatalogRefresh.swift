import SQLite

/// Brings the cache's tables up to date with the files.
struct CatalogRefresh {
    let root: CourseRoot
    let database: Database

    /// Does nothing if the fingerprint is unchanged. Otherwise updates everything in one transaction, and reuses unchanged lessons' rows.
    func run(_ scan: CatalogScan) throws(SQLiteError) {
        let stored = try database.value("SELECT value FROM meta WHERE key = 'fingerprint'")
        if !scan.isUnsettled, stored == .text(scan.stored) { return }
        try database.transaction { () throws(SQLiteError) in
            var writer = try CatalogWriter(root: root, database: database)
            for directory in courseDirectories() { try writer.write(courseAt: directory) }
            let hasChanged = try writer.finish()
            try database.run("UPDATE meta SET value = ? WHERE key = 'fingerprint'", .text(scan.stored))
            if hasChanged { try database.run("UPDATE meta SET value = value + 1 WHERE key = 'generation'") }
        }
    }

    /// Paths relative to the root; an empty path if the root is itself a course.
    private func courseDirectories() -> [String] {
        if Files.exists(root.directory + "/course.yaml") { return [""] }
        do throws(CourseError) {
            return try Files.names(in: root.directory).sorted().map { "/" + $0 }.filter {
                Files.exists(root.directory + $0 + "/course.yaml")
            }
        } catch { return [] }
    }
}
