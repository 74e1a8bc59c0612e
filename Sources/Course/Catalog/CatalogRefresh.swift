import SQLite

/// Brings the cache's tables up to date with the files.
struct CatalogRefresh {
    let root: CourseRoot
    let database: Database

    /// Updates everything in one transaction, and reuses the rows of unchanged lessons.
    func run() throws(SQLiteError) {
        try database.transaction { () throws(SQLiteError) in
            var writer = try CatalogWriter(root: root, database: database)
            try writer.write(coursesAt: courseDirectories())
            if try writer.finish() { try database.run("UPDATE meta SET value = value + 1 WHERE key = 'generation'") }
        }
    }

    /// The folders with a `course.yaml`: the root itself, or those in its folders.
    private func courseDirectories() -> [String] {
        if Files.exists(root.directory + "/course.yaml") { return [root.directory] }
        return root.folders.flatMap(CourseFolder.courses)
    }
}
