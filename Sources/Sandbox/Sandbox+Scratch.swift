import Postgres

/// Clones that pass: for judging, and the spare that makes starting over quick.
extension Sandbox {
    /// How many clones of the template used last wait to be used.
    private static var readyCount: Int { 2 }
    /// How many spares are kept; one takes as much of the disk as its template.
    private static var spareCount: Int { 4 }

    /// A fresh clone, open to sessions of this process.
    package func clone(of template: Template) async throws(SandboxError) -> ScratchDatabase {
        let name = try await withLink { (link) async throws(SandboxError) in
            if let ready = readyClones[template.hash]?.popLast() { return ready }
            return try await withBuilder(link) { (builder) async throws(SandboxError) in
                try await makeClone(of: template, builder, link)
            }
        }
        // Whoever takes a second one will take more.
        if !clonedTemplates.insert(template.hash).inserted { debounce("refill") { sandbox in try await sandbox.refill(template) } }
        return ScratchDatabase(name: name, template: template)
    }

    /// Lets a clone go, with whatever still runs in it.
    package func release(_ database: ScratchDatabase) {
        enqueueInBackground { sandbox in try await sandbox.dropDatabase(database.name) }
    }

    private func makeClone(of template: Template, _ builder: PostgresSession, _ link: ServerLink) async throws(SandboxError) -> String {
        let source = try await ensure(template, builder, link)
        let name = link.names.passing(nextNumber())
        try await create(name, from: source, builder, link)
        try await builder.command(SQL.together(opening(name, comment: DatabaseComment(template: template.hash))))
        return name
    }

    private func refill(_ template: Template) async throws(SandboxError) {
        guard let link else { return }
        let others = readyClones.filter { $0.key != template.hash }
        let missing = Self.readyCount - (readyClones[template.hash]?.count ?? 0)
        guard missing > 0 || !others.isEmpty else { return }
        readyClones = readyClones.filter { $0.key == template.hash }
        try await withBuilder(link) { (builder) async throws(SandboxError) in
            for _ in 0..<max(0, missing) {
                let name = try await makeClone(of: template, builder, link)
                // What was made over a link that was lost meanwhile is being removed.
                guard self.link?.names.tag == link.names.tag else { return }
                readyClones[template.hash, default: []].append(name)
            }
            for name in others.values.joined() { try await drop(name, builder) }
        }
    }

    /// Drops a passing database and the logins of sessions that ended with it.
    func dropDatabase(_ name: String) async throws(SandboxError) {
        guard let link else { return }
        try await withBuilder(link) { (builder) async throws(SandboxError) in try await drop(name, builder) }
        try await pruneSessionRoles()
    }

    /// Sees to it that a spare of the template is there.
    func ensureSpare(_ template: Template) async throws(SandboxError) {
        let link = try await connected()
        let spare = link.names.spare(template.hash)
        if try await exists(spare, link.admin) { return }
        try await withBuilder(link) { (builder) async throws(SandboxError) in
            try await withLock(on: spare, builder) { () async throws(SandboxError) in
                if try await exists(spare, builder) { return }
                let source = try await ensure(template, builder, link)
                try await create(spare, from: source, builder, link)
                let all = try await builder.command(
                    "SELECT datname FROM pg_database WHERE datname LIKE 'calf\\_p\\_%' ORDER BY oid::bigint DESC OFFSET \(Self.spareCount)")
                for row in all.rows.all { if let old = row[0] { try await drop(old, builder) } }
            }
        }
    }
}
