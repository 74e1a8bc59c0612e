import SQLite
import Synchronization

extension Catalog {
    /// Holds the cache against the files: looks at each, reads those that changed, and commits all at once.
    ///
    /// Whether readers see something else than at the last call, or since the catalog was opened: also what another process found. Blocks its
    /// thread; readers on other threads go on.
    @discardableResult package func refresh() -> Bool {
        refreshing.withLock { _ in
            let scan = CatalogScan(root: root.directory)
            guard let file = store.withLock({ $0.file }) else { return refreshInPlace(scan) }
            do throws(SQLiteError) {
                try CatalogRefresh(root: root, database: CatalogStore.connect(file)).run(scan)
                return try noteGeneration()
            } catch {
                // A damaged file, a full disk: the courses are there all the same, so they are read into memory.
                if error.isCorrupt { CatalogStore.discard(file) }
                store.withLock { $0 = CatalogStore.inMemory() }
                return refreshInPlace(scan)
            }
        }
    }

    /// Throws the cache away and builds it anew.
    func rebuild() {
        store.withLock { store in
            if let file = store.file { CatalogStore.discard(file) }
            store = CatalogStore.inMemory()
        }
        refresh()
    }

    private func refreshInPlace(_ scan: CatalogScan) -> Bool {
        store.withLock { store in
            do throws(SQLiteError) {
                try CatalogRefresh(root: root, database: store.database).run(scan)
                let generation = try CatalogStore.generation(of: store.database)
                defer { store.generation = generation }
                return generation != store.generation
            } catch { return false }
        }
    }

    private func noteGeneration() throws(SQLiteError) -> Bool {
        let result: Result<Bool, SQLiteError> = store.withLock { store in
            do throws(SQLiteError) {
                let generation = try CatalogStore.generation(of: store.database)
                defer { store.generation = generation }
                return .success(generation != store.generation)
            } catch { return .failure(error) }
        }
        return try result.get()
    }
}
