import Course
import Postgres
import SQLText

/// Template databases: each layer of data is loaded once and then only cloned.
extension Sandbox {
    /// Makes sure that the template exists, and returns the name of its database.
    func ensure(_ template: Template, _ builder: PostgresSession, _ link: ServerLink) async throws(SandboxError) -> String {
        let name = link.names.template(template.hash)
        if let comment = try await comment(on: name, builder) {
            try await touch(name, comment, builder)
            return name
        }
        return try await withLock(on: name, builder) { () async throws(SandboxError) -> String in
            if try await exists(name, builder) { return name }
            let base = template.layers.count <= 1 ? "template0" : try await ensure(template.below, builder, link)
            let draft = passingName(link)
            try await create(draft, from: base, builder, link)
            do throws(SandboxError) {
                try await builder.command(SQL.together(opening(draft, comment: DatabaseComment(template: template.hash))))
                try await fill(draft, with: template, link)
                try await awaitEmpty(draft, builder)
                // The final name marks the template as complete.
                try await builder.command(
                    SQL.together([
                        "ALTER DATABASE \(SQL.identifier(draft)) ALLOW_CONNECTIONS false",
                        "ALTER DATABASE \(SQL.identifier(draft)) RENAME TO \(SQL.identifier(name))",
                    ]))
                grew()
            } catch {
                // Report the first error. If the draft can't be dropped now, `tidy` drops it later.
                _ = try? await drop(draft, builder)
                throw error
            }
            return name
        }
    }

    private func fill(_ database: String, with template: Template, _ link: ServerLink) async throws(SandboxError) {
        try await withBuilder(link, in: database) { (admin) async throws(SandboxError) in
            if template.layers.count <= 1 {
                try await admin.command("ALTER SCHEMA public OWNER TO \(SQL.identifier(link.names.learner))")
                try await admin.command("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
            }
            if let layer = template.layers.last {
                try await load(layer, into: database, link)
                // Query plans need statistics, and autovacuum is off.
                try await admin.command("VACUUM (FREEZE, ANALYZE)")
                // Otherwise the first query that reads them writes to them, and its clone would count as changed.
                try await admin.command("VACUUM (FREEZE) pg_statistic")
            }
        }
    }

    private func load(_ layer: Template.Layer, into database: String, _ link: ServerLink) async throws(SandboxError) {
        let session = try await open(database, as: .learner(), link, onNotice: nil)
        do throws(SandboxError) {
            for script in layer.scripts { try await load(script, session, database: database) }
            await end(session)
        } catch {
            await end(session)
            throw error
        }
    }

    /// Runs the script's statements one by one as the learner's role: data from a course must not have more rights than the learner.
    private func load(_ script: Template.Script, _ session: PostgresSession, database: String) async throws(SandboxError) {
        let statements = SQLSplitter.split(script.text).filter { !$0.isEmpty }
        var current: SQLStatement?
        do {
            try await watched([session], in: database, until: Deadline(after: .seconds(options.loadLimit)), growth: .max) {
                for statement in statements {
                    current = statement
                    _ = try await session.run(statement.text, copyData: statement.copyData) { _ in }
                }
            }
        } catch let error as PostgresError {
            guard case .server(let message) = error, let current else {
                throw error.sqlstate == "53100" ? .diskFull(path: script.location.path) : .postgres(error)
            }
            if message.sqlstate == "53100" { throw .diskFull(path: script.location.path) }
            throw .loading(failure(message, in: current, of: script))
        } catch is LimitReached {
            throw .loadTimedOut(path: script.location.path, seconds: options.loadLimit)
        } catch let error as SandboxError {
            throw error
        } catch {
            throw .keeperFailed(status: -1)
        }
        guard await session.transactionState == .idle else {
            throw .loading(
                LoadFailure(
                    path: script.location.path, line: script.location.line, sqlstate: nil, message: "a transaction is left open"))
        }
    }

    private func failure(_ message: ServerMessage, in statement: SQLStatement, of script: Template.Script) -> LoadFailure {
        let before = String(decoding: script.text.utf8.prefix(statement.range.lowerBound), as: UTF8.self)
        let inside = statement.text.unicodeScalars.prefix(max(0, (message.position ?? 1) - 1))
        var line = script.location.line
        var column = script.location.column
        for scalar in before.unicodeScalars + Array(inside) {
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
        return LoadFailure(
            path: script.location.path, line: line, column: column, sqlstate: message.sqlstate, message: message.message)
    }
}
