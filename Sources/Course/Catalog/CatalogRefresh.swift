import SQLite

/// Brings the tables of the cache in line with the files.
struct CatalogRefresh {
    let root: CourseRoot
    let database: Database

    /// Nothing to do where the fingerprint is the stored one; otherwise all is brought up to date in one transaction, unchanged lessons from
    /// what was known of them.
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

    /// Below the root: empty for a root that is a course itself.
    private func courseDirectories() -> [String] {
        if Files.exists(root.directory + "/course.yaml") { return [""] }
        do throws(CourseError) {
            return try Files.names(in: root.directory).sorted().map { "/" + $0 }.filter {
                Files.exists(root.directory + $0 + "/course.yaml")
            }
        } catch { return [] }
    }
}
