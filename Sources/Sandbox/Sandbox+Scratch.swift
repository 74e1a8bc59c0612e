import Postgres
import SQLText

/// Short-lived clones: those for checking, and the spare that makes a reset fast.
extension Sandbox {
    /// How many clones of the most recently used template are kept ready, unless it is large.
    private static var readyCount: Int { 2 }
    /// A template with more bytes is large.
    private static var largeBytes: Int { 64 << 20 }

    /// Whether clones of a template take so much disk space that there should be few. Unknown before the first clone.
    package func isLarge(_ template: Template) -> Bool { cloneBytes[template.hash, default: 0] > Self.largeBytes }

    /// A fresh clone, open only to sessions of this process.
    package func clone(of template: Template) async throws(SandboxError) -> ScratchDatabase {
        let name = try await withLink { (link) async throws(SandboxError) in
            if let ready = readyClones[template.hash]?.popLast() { return ready }
            return try await withBuilder(link) { (builder) async throws(SandboxError) in
                try await makeClone(of: template, builder, link)
            }
        }
        // A caller that takes a second clone will probably take more.
        if !clonedTemplates.insert(template.hash).inserted, !isLarge(template) {
            debounce("refill", isOptional: true) { sandbox in try await sandbox.refill(template) }
        }
        return ScratchDatabase(name: name, template: template)
    }

    /// Releases a clone. Sessions still running in it are ended.
    package func release(_ database: ScratchDatabase) {
        enqueueInBackground { sandbox in try await sandbox.dropDatabase(database.name) }
    }

    /// Drops a template that is no longer needed, with its clones kept ready. Its next use loads the data again.
    package func discard(_ template: Template) {
        clonedTemplates.remove(template.hash)
        enqueueInBackground { sandbox in try await sandbox.discardNow(template) }
    }

    private func discardNow(_ template: Template) async throws(SandboxError) {
        guard let link else { return }
        let ready = readyClones.removeValue(forKey: template.hash) ?? []
        let name = link.names.template(template.hash)
        try await withBuilder(link) { (builder) async throws(SandboxError) in
            for clone in ready { try await drop(clone, builder) }
            try await withLock(on: name, builder) { () async throws(SandboxError) in try await drop(name, builder) }
        }
        try FileSystem.remove("\(templateCaches)/\(template.hash)")
    }

    private func makeClone(of template: Template, _ builder: PostgresSession, _ link: ServerLink) async throws(SandboxError) -> String {
        let source = try await ensure(template, builder, link)
        let name = passingName(link)
        try await create(name, from: source, builder, link)
        try await builder.command(SQL.together(opening(name, comment: DatabaseComment(template: template.hash))))
        if cloneBytes[template.hash] == nil {
            let rows = try await builder.command("SELECT pg_database_size($1::name)", [name]).rows
            cloneBytes[template.hash] = rows[0, 0].flatMap { Int($0) }
        }
        evictLater()
        return name
    }

    private func refill(_ template: Template) async throws(SandboxError) {
        guard let link, clonedTemplates.contains(template.hash) else { return }
        let others = readyClones.filter { $0.key != template.hash }
        let missing = Self.readyCount - (readyClones[template.hash]?.count ?? 0)
        guard missing > 0 || !others.isEmpty else { return }
        readyClones = readyClones.filter { $0.key == template.hash }
        try await withBuilder(link) { (builder) async throws(SandboxError) in
            for _ in 0..<max(0, missing) {
                let name = try await makeClone(of: template, builder, link)
                // A clone created over a link that was lost in the meantime is already being removed.
                guard self.link?.names.tag == link.names.tag else { return }
                readyClones[template.hash, default: []].append(name)
            }
            for name in others.values.joined() { try await drop(name, builder) }
        }
    }

    /// Drops a temporary database and the logins of sessions that ended with it.
    func dropDatabase(_ name: String) async throws(SandboxError) {
        guard let link else { return }
        try await withBuilder(link) { (builder) async throws(SandboxError) in try await drop(name, builder) }
        takenClones.remove(name)
        try await pruneSessionRoles()
    }

    /// Makes sure that there is a spare of the template.
    func ensureSpare(_ template: Template) async throws(SandboxError) {
        let link = try await connected()
        let spare = link.names.spare(template.hash)
        if try await exists(spare, link.admin) { return }
        try await withBuilder(link) { (builder) async throws(SandboxError) in
            try await withLock(on: spare, builder) { () async throws(SandboxError) in
                if try await exists(spare, builder) { return }
                let source = try await ensure(template, builder, link)
                try await create(spare, from: source, builder, link)
                grew()
            }
        }
    }
}
