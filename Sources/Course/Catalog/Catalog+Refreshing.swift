import SQLite
import Synchronization

extension Catalog {
    /// Compares the cache with the files: checks each file, reads those that changed, and commits everything in one transaction.
    ///
    /// Returns whether readers now see something different than at the last call, or since the catalog was opened; that includes changes
    /// made by another process. Blocks the calling thread, but not readers on other threads.
    @discardableResult package func refresh() -> Bool {
        refreshing.withLock { _ in
            guard let file = store.withLock({ $0.file }) else { return refreshInPlace() }
            do throws(SQLiteError) {
                try CatalogRefresh(root: root, database: CatalogStore.connect(file)).run()
                return try noteGeneration()
            } catch {
                // A damaged file or a full disk: the courses themselves are still readable, so they are read into memory.
                if error.isCorrupt { CatalogStore.discard(file) }
                store.withLock { $0 = CatalogStore.inMemory() }
                return refreshInPlace()
            }
        }
    }

    /// Discards the cache and rebuilds it.
    func rebuild() {
        store.withLock { store in
            if let file = store.file { CatalogStore.discard(file) }
            store = CatalogStore.inMemory()
        }
        refresh()
    }

    private func refreshInPlace() -> Bool {
        store.withLock { store in
            do throws(SQLiteError) {
                try CatalogRefresh(root: root, database: store.database).run()
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
